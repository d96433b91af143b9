use alloc::string::ToString as _;

use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};
use crate::stored::Subject;

/// Of the description of the algorithm by Firebase: `user1password`.
const SALT: &str = "42xEC+ixf3L2lw==";
const SIGNER: &str =
    "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==";
const HASH: &str = "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==";

fn signer() -> Keyring {
    Keyring::new().with(SIGNER_KEY, KNOWN_SIGNER)
}

fn read(scheme: &dyn Scheme, row: &StoredHash, keyring: &Keyring) -> Result<Box<dyn Record>, ParseError> {
    parse_for(scheme, row, &Subject::unknown(), keyring)
}

fn malformed(row: &StoredHash) -> Malformed {
    match read(&COLUMNS, row, &signer()) {
        Err(ParseError::Malformed(malformed)) => malformed,
        other => panic!("{:?}", other.map(|record| record.params())),
    }
}

#[test]
fn the_published_pair_with_the_parameters_that_every_project_has() {
    let row = StoredHash::new(HASH).with_column(Column::Salt, SALT);
    let key = decode(SIGNER.as_bytes(), "signer key").unwrap();
    let record = read(&COLUMNS, &row, &Keyring::new().with(SIGNER_KEY, &*key)).unwrap();
    assert!(matches(record.as_ref(), b"user1password"));
    assert!(!matches(record.as_ref(), b"user1passwore"));
    assert_eq!(record.params(), Params::Scrypt { log_n: 14, r: 8, p: 1 });
    // The same with the signer key in the row, and all base 64 as the interface writes it.
    let url = |text: &str| text.replace('+', "-").replace('/', "_");
    let row = StoredHash::new(url(HASH).trim_end_matches('='))
        .with_column(Column::Salt, url(SALT))
        .with_column(Column::Named("signer_key".into()), url(SIGNER));
    assert!(COLUMNS.recognise(&row) == Some(Confidence::Shape));
    let record = read(&COLUMNS, &row, &Keyring::new()).unwrap();
    assert!(matches(record.as_ref(), b"user1password"));
}

#[test]
fn exemplars_in_every_spelling() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        let record = read(*scheme, &exemplar.stored, &exemplar.keyring).unwrap();
        assert!(matches(record.as_ref(), b"letmein"), "{}", scheme.id());
        assert!(!matches(record.as_ref(), b"letmeim"), "{}", scheme.id());
        assert_eq!(record.params(), Params::Scrypt { log_n: 4, r: 8, p: 1 });
    }
    for scheme in [&FBSCRYPT, &FIRESCRYPT, &WORKOS, &CLERK] {
        assert_verifies(scheme, scheme.known, "letmein");
    }
}

/// From the tests of GoTrue and of Kratos.
#[test]
fn pairs_of_other_systems() {
    assert_verifies(
        &FBSCRYPT,
        "$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=ou9tdYTGyYm8kuR6Dt0Bp0kDuAYoXrK16mbZO4yGwAn3oLspjnN0/c41v8xZnO1n14\
         J3MjKj1b2g6AUCAlFwMw==$C0sHCg9ek77hsg==$zKVTMvnWVw5BBOZNUdnsalx4c4c7y/w7IS5p6Ut2+CfEFFlz37J9huyQfov4iizN\
         8dbjvEJlM5tQaJP84+hfTw==",
        "mytestpassword",
    );
    assert_verifies(
        &FIRESCRYPT,
        "$firescrypt$ln=14,r=8,p=1$sPtDhWcd1MfdAw==$xbSou7FOl6mChCyzpCPIQ7tku7nsQMTFtyOZSXXd7tjBa4NtimOx7v42Gv2Sf\
         zPQu1oxM2/k4SsbOu73wlKe1A==$Bw==$YE0dO4bwD4JnJafh6lZZfkp1MtKzuKAXQcDCJNJNyeCHairWHKENOkbh3dzwaCdizzOspwr/\
         FITUVlnOAwPKyw==",
        "8x4WjoDbSxJZdR",
    );
}

#[test]
fn the_signer_key_is_asked_for_and_has_the_length_of_the_digest() {
    for scheme in [&COLUMNS, &F_SCRYPT] {
        let known = scheme.exemplar().unwrap();
        match parse(scheme, &known.stored) {
            Err(ParseError::MissingKey(id)) => assert_eq!(id.as_str(), SIGNER_KEY),
            other => panic!("{:?}", other.map(|record| record.params())),
        }
        let base64 = Keyring::new().with(SIGNER_KEY, SIGNER);
        let wrong = read(scheme, &known.stored, &base64);
        assert!(std::matches!(wrong, Err(ParseError::Malformed(Malformed::Length("signer key")))));
        // Without the key the cost is known all the same.
        let subject = Subject::unknown();
        let keyring = Keyring::new();
        assert!(scheme.inspect(Input::new(&known.stored, &subject, &keyring)).is_ok());
    }
}

#[test]
fn short_digests_are_refused() {
    // Of no byte: every password would match.
    for (digest, signer) in [("", ""), ("AA==", "AA=="), ("AAECAwQFBgcICQoLDA0O", "AAECAwQFBgcICQoLDA0O")] {
        let stored = alloc::format!("$firescrypt$ln=4,r=8,p=1${SALT}${digest}$Bw==${signer}");
        assert_malformed(&FIRESCRYPT, &[&stored]);
    }
}

#[test]
fn malformed_columns() {
    let good = COLUMNS.exemplar().unwrap().stored;
    let named = |name: &str| Column::from_name(name);
    for (column, value, expected) in [
        ("salt", "42xEC+ixf3L2lw=", Malformed::Encoding("salt")),
        ("salt", "42xEC!ixf3L2lw==", Malformed::Encoding("salt")),
        ("salt_separator", "B", Malformed::Encoding("salt separator")),
        ("rounds", "", Malformed::Number("rounds")),
        ("rounds", "08", Malformed::Number("rounds")),
        ("rounds", "4294967296", Malformed::Number("rounds")),
        ("mem_cost", "-1", Malformed::Number("mem_cost")),
        ("mem_cost", "256", Malformed::Range("mem_cost")),
        ("signer_key", "AA==", Malformed::Length("signer key")),
        ("signer_key", "A", Malformed::Encoding("signer key")),
    ] {
        let row = good.clone().with_column(named(column), value);
        assert_eq!(malformed(&row).to_string(), expected.to_string(), "{column} {value}");
    }
    for (column, value) in [("mem_cost", "0"), ("mem_cost", "64"), ("rounds", "0")] {
        malformed(&good.clone().with_column(named(column), value));
    }
}

#[test]
fn malformed_texts() {
    let good = FIRESCRYPT.known;
    assert_malformed(
        &FIRESCRYPT,
        &[
            "$firescrypt$",
            "$firescrypt$$$$$",
            &good[..good.len() - 1],
            &[good, "$"].concat(),
            &good.replace("ln=4,", ""),
            &good.replace("ln=4", "ln=04"),
            &good.replace("ln=4", "ln=256"),
            &good.replace("ln=4", "ln=64"),
            &good.replace("r=8", "r=8,r=8"),
            &good.replace("p=1", "q=1"),
            &good.replace("r=8", "r=0"),
            &good.replace("$Bw==$", "$"),
            &good.replace("$Bw==$", "$Bw=$"),
        ],
    );
    let good = FBSCRYPT.known;
    assert_malformed(
        &FBSCRYPT,
        &[
            "$fbscrypt$",
            &good.replace("v=1", "v=2"),
            &good.replace("v=1,", ""),
            &good.replace("ss=Bw==,", ""),
            &good.replace("n=4", "n=1000"),
            &[good, "A"].concat(),
        ],
    );
    let good = WORKOS.known;
    assert_malformed(
        &WORKOS,
        &[
            "$firebase-scrypt$",
            &good.replace("$ss=", "$xx="),
            &good.replace("$m=4", ""),
            &good.replace("m=4", "m="),
        ],
    );
    assert_malformed(&CLERK, &[&CLERK.known.replace("$8$4", "$8$"), &CLERK.known.replace("Bw==", "Bx==")]);
}

#[test]
fn hostile_parameters_are_costly() {
    for (from, to) in [("ln=4", "ln=63"), ("ln=4", "ln=24"), ("r=8", "r=16777216"), ("p=1", "p=4194304")] {
        let row = StoredHash::new(FIRESCRYPT.known.replace(from, to));
        match parse(&FIRESCRYPT, &row) {
            Ok(record) => {
                assert!(Limits::default().check(&FIRESCRYPT.id(), record.cost(8), 8).is_err(), "{to}");
            }
            Err(error) => assert!(std::matches!(error, ParseError::Malformed(_)), "{to}"),
        }
    }
}

/// A wrapped row names the signer key of the host and does not hold it.
#[test]
fn the_program_names_the_key() {
    let known = COLUMNS.exemplar().unwrap();
    let record = read(&COLUMNS, &known.stored, &known.keyring).unwrap();
    let computation = record.computation().unwrap();
    let text = computation.to_text();
    assert_eq!(text, "key:c2lnbmVyX2tleQ password bytes:42xEC-ixf3L2lwc scrypt:4:8:1:32 aes256-ctr");
    let subject = Subject::unknown();
    let again = Computation::from_text(&text, &Input::new(&known.stored, &subject, &known.keyring)).unwrap();
    let tag = again.run(b"letmein", &mut crate::tag::Scratch::new()).unwrap();
    assert!(tag.matches(record.expected()).unwrap());
}
