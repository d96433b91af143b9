//! LDAP directories, and the files of Unix and of web servers.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::common;
use super::{Around, Taken, Vendor};
use crate::import::code::{Code, Fault, fault};
use crate::import::decode;
use crate::import::fields::Fields;
use crate::import::normal::{Normal, is_bcrypt};
use crate::import::options::Role;
use crate::import::read::Form;
use crate::import::source::Source;
use crate::schemes::presets;
use crate::stored::StoredHash;

const UNIX: &[&str] = presets::UNIX.schemes();

pub(super) static VENDORS: &[Vendor] = &[
    Vendor::new(Source::Ldif, "ldif", ldif)
        .form(Form::Ldif)
        .roles(&[
            (Role::Id, &["entryuuid", "nsuniqueid", "objectguid", "ipauniqueid", "dn"]),
            (Role::Login, &["uid", "samaccountname", "cn"]),
            (Role::Email, &["mail"]),
            (Role::Created, &[]),
            (Role::Changed, &[]),
            (Role::MustChange, &["pwdreset"]),
            (Role::Disabled, &["nsaccountlock"]),
        ])
        .schemes(&[
            presets::LDAP.schemes(),
            &["forgerock_pbkdf2_sha256", "ldap_pbkdf2_sha256", "ldap_pbkdf2_sha512", "nthash"],
        ]),
    Vendor {
        colon: &["login", "hash", "changed", "min", "max", "warn", "inactive", "expires", "reserved"],
        ..Vendor::new(Source::Shadow, "shadow", shadow).form(Form::Colon).roles(NAMED).schemes(&[UNIX])
    },
    Vendor {
        colon: &["login", "hash", "uid", "gid", "gecos", "home", "shell"],
        ..Vendor::new(Source::Passwd, "passwd", shadow).form(Form::Colon).roles(NAMED).schemes(&[UNIX])
    },
    Vendor {
        colon: &["login", "hash"],
        ..Vendor::new(Source::Htpasswd, "htpasswd", shadow).form(Form::Colon).roles(NAMED).schemes(&[UNIX])
    },
    Vendor {
        colon: &["login", "realm", "hash"],
        ..Vendor::new(Source::Htdigest, "htdigest", htdigest)
            .form(Form::Colon)
            .roles(&[(Role::Login, &["login"]), (Role::Realm, &["realm"])])
            .schemes(&[presets::HTDIGEST.schemes()])
    },
];

const NAMED: &[(Role, &[&str])] = &[
    (Role::Login, &["login"]),
    (Role::Id, &["uid"]),
    (Role::Email, &[]),
    (Role::Created, &[]),
    (Role::Changed, &["changed"]),
    (Role::Expires, &["expires"]),
];

/// Values of `userPassword` that name another place: SASL, Kerberos.
const ELSEWHERE: [&str; 5] = ["{sasl}", "{kerberos}", "{krb5}", "{unix}", "{pass-through}"];

fn ldif(fields: &mut Fields, _: &mut Around<'_>) -> Result<Taken, Fault> {
    let values = match fields.take("userpassword") {
        None => Vec::new(),
        Some(Value::Array(values)) => values,
        Some(value) => alloc::vec![value],
    };
    let mut nt = None;
    for name in ["sambantpassword", "ipanthash"] {
        nt = nt.or(fields.text(name)?);
    }
    let (mut rows, mut last) = (Vec::new(), fault(Code::Empty, "userPassword"));
    for value in values {
        let Value::String(text) = value else { continue };
        match user_password(fields, text) {
            Ok(row) => rows.push(row),
            Err(issue) => last = issue,
        }
    }
    // Among several values those that hold a hash count.
    if !rows.is_empty() {
        if last.code != Code::Empty {
            fields.warn(fault(Code::SecondValue, "userPassword"));
        }
        return Ok(Taken::Rows(rows));
    }
    match nt.filter(|text| text.len() == 32) {
        Some(text) if last.code == Code::Empty => Ok(common::row("nthash", &text, None)),
        _ => Err(last),
    }
}

fn user_password(fields: &mut Fields, text: String) -> Result<StoredHash, Fault> {
    let name = "userPassword";
    let lower = text.trim().to_ascii_lowercase();
    if ELSEWHERE.iter().any(|label| lower.starts_with(label)) {
        return Err(fault(Code::PassThrough, name));
    }
    if lower.starts_with("{crypt}!") || lower.starts_with("{crypt}*") || lower == "{crypt}x" {
        return Err(fault(Code::DisabledMarker, name));
    }
    match decode::whole(fields, name, text)? {
        // RFC 4519: without a label it is the password itself.
        Normal::Text(text) if !decode::says_itself(&text) && !text.starts_with('_') => {
            drop(crate::password::Password::new(text.into_bytes()));
            Err(fault(Code::Plaintext, name))
        }
        normal => normal.stored(),
    }
}

/// A field of shadow(5), passwd(5) or htpasswd.
fn shadow(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let Some(text) = fields.text("hash")?.filter(|text| !text.is_empty()) else {
        return Err(fault(Code::Empty, "hash"));
    };
    // Solaris and others mark a locked account in front of its hash.
    let plain = text.trim_start_matches("*LK*").trim_start_matches(['!', '*']);
    if plain.len() < text.len() && plain.len() >= 13 {
        fields.warn(fault(Code::LockMark, "hash"));
        let plain = String::from(plain);
        return Ok(Taken::Normal(decode::whole(fields, "hash", plain)?));
    }
    let normal = decode::whole(fields, "hash", text)?;
    if let (Source::Htpasswd, Normal::Text(text)) = (around.vendor.source, &normal) {
        // The 13 characters of crypt(3), or a password in the clear, as on Windows.
        let des = text.len() == 13
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'/');
        if !des && !decode::says_itself(text) && !is_bcrypt(text) {
            return Ok(Taken::Plain(text.clone(), "hash"));
        }
    }
    Ok(Taken::Normal(normal))
}

fn htdigest(fields: &mut Fields, _: &mut Around<'_>) -> Result<Taken, Fault> {
    let text = fields.need("hash")?;
    let hash = decode::digest(fields, "hash", text, decode::Encoding::Hex, 16)?;
    Ok(common::row("htdigest", &crate::import::normal::encode::hex(&hash), None))
}
