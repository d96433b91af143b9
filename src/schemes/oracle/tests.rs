use alloc::string::ToString;

use super::*;
use crate::keyring::Keyring;
use crate::registry::Registry;
use crate::schemes::testing::{assert_malformed, matches, parse, parse_for};
use crate::{Attempt, Outcome, Password, Verifier};

fn verifies(scheme: &dyn Scheme, stored: &str, user: &str, password: &str) -> bool {
    let (row, subject) = (StoredHash::new(stored), Subject::named(user));
    assert!(scheme.recognise(&row).is_some(), "{stored}");
    let record = parse_for(scheme, &row, &subject, &Keyring::new()).unwrap();
    matches(record.as_ref(), password.as_bytes())
}

/// passlib 1.7.4, and hashcat 6.2.6 of mode 3100.
/// The line that articles on Oracle 12c publish. Each part is of the one password.
const LINE: &str = "S:8F2D65FB5547B71C8DA3760F10960428CD307B1C6271691FC55C1F56554A;\
     H:DC9894A01797D91D92ECA1DA66242209;\
     T:23D1F8CAC9001F69630ED2DD8DF67DD3BE5C470B5EA97B622F757FE102D8BF14BEDC94A3CC046D10858D885DB656DC0CBF\
     899A79CD8C76B788744844CADE54EEEB4FDEC478FB7C7CBFBBAC57BA3EF22C";

#[test]
fn published_pairs() {
    for (stored, user, password) in [
        ("872805F3F4C83365", "username", "password"),
        ("7A963A529D2E3229", "3682427524", "hashcat"),
        ("7AA1A84E31ED7771", "ScO", "ttTiGGeR"),
        ("99e8b231d33772f9", "BOB", "CANARDWC"),
    ] {
        assert!(verifies(&Oracle10, stored, user, password), "{stored}");
        assert!(verifies(&Oracle10, stored, &user.to_lowercase(), &password.to_uppercase()));
        assert!(!verifies(&Oracle10, stored, user, &[password, "x"].concat()));
    }
}

/// As Oracle itself: there is nothing between the two.
#[test]
fn user_and_password_are_one_text() {
    assert!(verifies(&Oracle10, "872805F3F4C83365", "user", "namepassword"));
    let row = StoredHash::new("872805F3F4C83365");
    assert!(matches!(parse(&Oracle10, &row), Err(ParseError::MissingContext(Context::Login))));
    assert!(Oracle10.recognise(&StoredHash::new("872805F3F4C8336")).is_none());
}

/// The registry of these schemes beside the line.
fn with(schemes: &[&str]) -> Verifier {
    let registry =
        schemes.iter().fold(Registry::builder().enable("oracle_spare4"), crate::RegistryBuilder::enable);
    Verifier::builder(registry.build().unwrap()).native(crate::Argon2id::new(8, 1, 1)).build().unwrap()
}

fn judged_by(verifier: &Verifier, stored: &str, password: &str) -> Result<bool, Error> {
    let (password, row, subject) =
        (Password::from(password), StoredHash::new(stored), Subject::named("demo"));
    let outcome = verifier.verify_with(Attempt::new(&password, &row).with_subject(&subject))?;
    Ok(matches!(outcome, Outcome::Accepted(_)))
}

#[test]
fn the_strongest_enabled_part_decides() {
    // One part of another password each.
    let wrong = |label: &str| {
        let at = LINE.find(label).unwrap() + 2;
        [&LINE[..at], "00", &LINE[at + 2..]].concat()
    };
    let all = with(&["oracle11", "oracle12c", "oracle12c_http"]);
    assert!(judged_by(&all, LINE, "epsilon").unwrap());
    assert!(!judged_by(&all, LINE, "Epsilon").unwrap());
    assert!(!judged_by(&all, &wrong("T:"), "epsilon").unwrap());
    assert!(judged_by(&all, &wrong("S:"), "epsilon").unwrap());
    assert!(judged_by(&all, &wrong("H:"), "epsilon").unwrap());
    let older = with(&["oracle11", "oracle12c_http"]);
    assert!(judged_by(&older, &wrong("T:"), "epsilon").unwrap());
    assert!(!judged_by(&older, &wrong("S:"), "epsilon").unwrap());
    let http = with(&["oracle12c_http"]);
    assert!(judged_by(&http, &wrong("S:"), "epsilon").unwrap());
    assert!(!judged_by(&http, &wrong("H:"), "epsilon").unwrap());
    assert!(judged_by(&with(&[]), LINE, "epsilon").is_err());
}

#[test]
fn parts_in_any_order() {
    let mut parts: alloc::vec::Vec<&str> = LINE.split(';').collect();
    parts.rotate_left(1);
    let all = with(&["oracle11", "oracle12c", "oracle12c_http"]);
    assert!(judged_by(&all, &parts.join(";"), "epsilon").unwrap());
    assert!(judged_by(&all, &parts[1..].join(";"), "epsilon").unwrap());
}

#[test]
fn malformed_lines() {
    let short = LINE[..LINE.len() - 1].to_string();
    let twice = [&LINE[..62], ";", &LINE[..62]].concat();
    assert_malformed(
        &Spare4,
        &["S:;T:", "S:;H:;T:", &short, &[LINE, "0"].concat(), &twice, &LINE.replace("DC98", "DC9x")],
    );
    for other in ["", ";", "S:", "S:;", ";S:", "S:1;X:2", &LINE[..62]] {
        assert!(Spare4.recognise(&StoredHash::new(other)).is_none(), "{other}");
    }
}
