//! A password is changed while the old application still reads the table.

use md5::{Digest as _, Md5};
use password_compat::{
    Attempt, Keyring, LegacyWriteError, LegacyWriter, Password, Registry, StandardPolicy, Subject, Timestamp,
    Verifier, Writes,
};

use crate::Result;
use crate::recipes::definitions;
use crate::sheet::Sheet;

/// The check of the old portal, as its code has it: md5(md5($password).$salt).
fn old_portal_lets_in(stored: &str, password: &str) -> bool {
    let hex = |digest: &[u8]| -> String { digest.iter().map(|byte| format!("{byte:02x}")).collect() };
    let Some((hash, salt)) = stored.split_once(':') else { return false };
    let inner = hex(&Md5::digest(password));
    hash == hex(&Md5::new().chain_update(inner).chain_update(salt).finalize())
}

pub fn play(sheet: &mut Sheet) -> Result<()> {
    sheet.scene("rolling: the old portal reads the table until 2027");
    let portal = definitions()?.pop().ok_or("recipe.json is empty")?;
    let (today, end) = (Timestamp::date(2026, 11, 21), Timestamp::date(2027, 1, 1));
    let writer = LegacyWriter::recipe(portal.scheme()?, end);
    let (chosen, nobody, keyring) = (Password::from("newly chosen"), Subject::unknown(), Keyring::new());

    let row = writer.write(&chosen, &nobody, &keyring, today)?;
    let stored = row.as_str().unwrap_or_default();
    sheet.promise(
        "written",
        "the old portal lets the new password in",
        old_portal_lets_in(stored, "newly chosen"),
    );
    sheet.promise("written", "and no other", !old_portal_lets_in(stored, "correct horse"));

    let registry = Registry::builder().recipes([portal]).build()?;
    let reading = StandardPolicy::new().writes(Writes::never());
    let reading = Verifier::builder(registry.clone()).policy(reading).build()?;
    let login = reading.login_with(Attempt::new(&chosen, &row).at(today));
    let kept = login.allowed && login.replacement.is_none() && !login.deferred.is_empty();
    sheet.promise("read", "the new side lets it in too, and leaves the row alone", kept);

    let ended = writer.write(&chosen, &nobody, &keyring, end);
    let ended = matches!(ended, Err(LegacyWriteError::Ended(_)));
    sheet.promise("ended", "from 2027 on the old format is not written", ended);
    let login = Verifier::builder(registry).build()?.login_with(Attempt::new(&chosen, &row).at(end));
    let to = login.replacement.as_ref().map_or("nothing", |new| new.hint().as_str());
    sheet.promise("upgraded", &format!("then the row is replaced: {to}"), login.allowed && to == "argon2");
    Ok(())
}
