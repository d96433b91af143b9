//! Systems whose hash is one string that says itself what it is, so that they differ in the names of their members
//! only; and those that give no hashes out.

use alloc::string::String;

use super::common::{self, none, whole};
use super::{Around, Taken, Vendor};
use crate::import::code::{Code, Fault, Issue, fault};
use crate::import::decode;
use crate::import::fields::Fields;
use crate::import::normal::{Normal, bytes as base64, is_bcrypt};
use crate::import::options::Role;
use crate::import::read::Form;
use crate::import::source::Source;
use crate::schemes::presets;
use crate::stored::{Column, StoredHash};

const MODERN: &[&str] = presets::MODERN.schemes();
const BCRYPT: &[&str] = &["bcrypt"];
const BCRYPT_OR_ARGON2: &[&str] = &["bcrypt", "argon2"];

pub(super) static VENDORS: &[Vendor] = &[
    Vendor::new(Source::Authgear, "authgear", authgear)
        .hash(&["password.password_hash"])
        .roles(&[
            (Role::Id, &["user_id", "sub"]),
            (Role::Email, &["email"]),
            (Role::Expires, &["password.expire_after"]),
        ])
        .schemes(&[&["bcrypt", "authgear_bcrypt_sha512"]]),
    Vendor {
        inactive: Some(("status", &["Suspended", "Resigned", "Archived", "Deactivated"])),
        ..Vendor::new(Source::Authing, "authing", authing)
            .roles(&[
                (Role::Id, &["externalId", "uid", "id", "account_id", "userId"]),
                (Role::Login, &["username", "nickname"]),
                (Role::MustChange, &["options.resetPasswordOnFirstLogin", "resetPasswordOnFirstLogin"]),
            ])
            .schemes(&[
                MODERN,
                presets::PHP.schemes(),
                presets::DJANGO.schemes(),
                presets::LDAP.schemes(),
                &["drupal7"],
            ])
    },
    Vendor::new(Source::Supabase, "supabase", whole)
        .hash(&["password_hash", "encrypted_password"])
        .roles(&[(Role::Disabled, &["is_banned"])])
        .schemes(&[BCRYPT_OR_ARGON2, &["supabase_fbscrypt"]]),
    Vendor {
        inactive: Some(("state", &["inactive"])),
        ..Vendor::new(Source::Kratos, "kratos", kratos)
            .hash(&["credentials.password.config.hashed_password"])
            .plain(&["credentials.password.config.password"])
            .roles(&[
                (Role::Login, &["traits.username", "credentials.password.identifiers.0"]),
                (Role::Email, &["traits.email"]),
            ])
            .schemes(&[presets::KRATOS.schemes(), &["kratos_firescrypt", "kratos_pbkdf2_sha3"]])
    },
    Vendor::new(Source::Zitadel, "zitadel", zitadel)
        .hash(&["hashedPassword.value", "hashedPassword.hash", "passwordHash", "password.hash"])
        .plain(&["password.password", "password"])
        .roles(&[
            (Role::Login, &["userName", "username"]),
            (Role::Email, &["email.email", "email.address", "email"]),
            (
                Role::MustChange,
                &["passwordChangeRequired", "hashedPassword.changeRequired", "password.changeRequired"],
            ),
        ])
        .schemes(&[
            MODERN,
            &["md5_crypt", "sha256_crypt", "sha512_crypt", "phpass", "drupal7", "hex_md5"],
            &["passwap_md5_salted_prefix", "passwap_md5_salted_suffix"],
        ]),
    Vendor::new(Source::SuperTokens, "supertokens", supertokens)
        .roles(&[
            (Role::Email, &["loginMethods.0.email", "email"]),
            (Role::Id, &["externalUserId", "userId"]),
            (Role::Created, &["loginMethods.0.timeJoinedInMSSinceEpoch", "timeJoined"]),
        ])
        .schemes(&[BCRYPT_OR_ARGON2, &["supertokens_f_scrypt"]]),
    Vendor::new(Source::PropelAuth, "propelauth", whole)
        .hash(&["existingPasswordHash", "passwordHash", "existing_password_hash"])
        .roles(&[
            (Role::Id, &["existingUserId", "userId", "existing_user_id"]),
            (Role::MustChange, &["updatePasswordRequired", "update_password_required"]),
            (Role::Enabled, &["enabled"]),
        ])
        .schemes(&[BCRYPT_OR_ARGON2]),
    Vendor::new(Source::Hanko, "hanko", whole)
        .hash(&["password.password"])
        .plain(&[])
        .roles(&[
            (Role::Id, &["user_id", "id"]),
            (Role::Email, &["emails.0.address"]),
            (Role::Changed, &["password.updated_at", "password.created_at"]),
        ])
        .schemes(&[BCRYPT, &["supabase_fbscrypt"]]),
    Vendor::new(Source::Ping, "ping", whole)
        .hash(&["password.value", "userPassword", "password"])
        .plain(&[])
        .roles(&[(Role::MustChange, &["password.forceChange", "forceChange"]), (Role::Enabled, &["enabled"])])
        .schemes(&[presets::LDAP.schemes(), &["forgerock_pbkdf2_sha256"]]),
    Vendor::new(Source::Akamai, "akamai", akamai)
        .hash(&["password.value", "password"])
        .roles(&[(Role::Changed, &["password.created"])])
        .schemes(&[BCRYPT]),
    Vendor::new(Source::Authentik, "authentik", whole)
        .hash(&["password", "password_hash"])
        .plain(&[])
        .roles(&[(Role::Enabled, &["is_active"]), (Role::Changed, &["password_change_date"])])
        .schemes(&[presets::DJANGO.schemes()]),
    Vendor::new(Source::GitLab, "gitlab", whole)
        .form(Form::Table)
        .hash(&["encrypted_password"])
        .plain(&[])
        .schemes(&[BCRYPT, &["pbkdf2_sha512"]]),
    Vendor::new(Source::Devise, "devise", devise)
        .form(Form::Table)
        .hash(&["encrypted_password"])
        .plain(&[])
        .roles(&[(Role::Disabled, &["disabled"])])
        .schemes(&[presets::DEVISE.schemes()]),
    Vendor::new(Source::BetterAuth, "better_auth", by_shape)
        .form(Form::Table)
        .hash(&["password"])
        .plain(&[])
        .roles(&[(Role::Id, &["userId", "user_id", "accountId", "id"])])
        .schemes(&[presets::BETTER_AUTH.schemes(), BCRYPT_OR_ARGON2]),
    Vendor::new(Source::Lucia, "lucia", by_shape)
        .form(Form::Table)
        .hash(&["hashed_password", "password_hash"])
        .plain(&[])
        .schemes(&[presets::BETTER_AUTH.schemes(), BCRYPT_OR_ARGON2]),
    Vendor::new(Source::Mas, "mas", whole)
        .form(Form::Table)
        .hash(&["hashed_password"])
        .plain(&[])
        .roles(&[(Role::Id, &["user_id", "user_password_id"])])
        .schemes(&[MODERN, &["synapse_bcrypt"]]),
    Vendor::new(Source::Kanidm, "kanidm", whole)
        .hash(&["password", "userPassword", "userpassword"])
        .plain(&[])
        .roles(&[(Role::Login, &["name", "spn"])])
        .schemes(&[
            presets::LDAP.schemes(),
            presets::DJANGO.schemes(),
            &["ldap_pbkdf2_sha256", "ldap_pbkdf2_sha512", "kanidm_ipa_nthash", "kanidm_samba_nthash"],
        ]),
    Vendor::new(Source::Frontegg, "frontegg", whole)
        .hash(&["passwordHash", "password_hash"])
        .schemes(&[MODERN]),
    Vendor::new(Source::IbmVerify, "ibm_verify", whole)
        .form(Form::Table)
        .hash(&["password", "hashed_password"])
        .plain(&[])
        .schemes(&[presets::LDAP.schemes()]),
    Vendor::new(Source::Stormpath, "stormpath", stormpath)
        .hash(&["password", "passwordHash"])
        .plain(&[])
        .schemes(&[MODERN, presets::PHP.schemes()]),
    Vendor::new(Source::Aspnet, "aspnet", aspnet)
        .form(Form::Table)
        .hash(&["PasswordHash", "password_hash", "passwordHash"])
        .plain(&[])
        .roles(&[
            (Role::Id, &["Id", "id"]),
            (Role::Login, &["UserName", "user_name"]),
            (Role::Email, &["Email", "email"]),
        ])
        .schemes(&[presets::ASPNET.schemes()]),
    Vendor::new(Source::Cognito, "cognito", none)
        .form(Form::Table)
        .roles(&[(Role::Login, &["cognito:username"]), (Role::Id, &["sub"])]),
    Vendor::new(Source::AzureB2c, "azure_b2c", none).roles(&[
        (Role::Id, &["id", "objectId"]),
        (Role::Login, &["userPrincipalName"]),
        (Role::Email, &["mail", "identities.0.issuerAssignedId"]),
        (Role::Enabled, &["accountEnabled"]),
    ]),
    Vendor::new(Source::Userfront, "userfront", none),
];

/// `password {type: "bcrypt", password_hash, expire_after}`. The type is checked: any other is not Authgear's.
fn authgear(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    match fields.text("password.type")?.as_deref() {
        Some("bcrypt") => whole(fields, around),
        Some(_) => Err(fault(Code::UnknownAlgorithm, "password.type")),
        None if fields.has("password.password_hash") => Err(fault(Code::MissingField, "password.type")),
        None => Err(fault(Code::Empty, "password")),
    }
}

/// The meaning of the hash is whatever the pool's function does: the options name the recipe that stands for it. A
/// string that says itself what it is needs none.
fn authing(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let mut keep = None;
    for path in ["options.keepPassword", "keepPassword"] {
        keep = keep.or(fields.flag(path)?);
    }
    for path in ["options.passwordEncryptType", "passwordEncryptType"] {
        // Encrypted on its way, not hashed.
        if fields.text(path)?.is_some_and(|kind| !kind.is_empty() && kind != "none") {
            return Err(fault(Code::UnknownAlgorithm, "passwordEncryptType"));
        }
    }
    let salt = fields.text("salt")?.filter(|salt| !salt.is_empty());
    let Some(text) = fields.text("password")?.filter(|text| !text.is_empty()) else {
        return Err(fault(Code::Empty, "password"));
    };
    if keep == Some(false) {
        return Ok(Taken::Plain(text, "password"));
    }
    let normal = match &around.options.hint {
        Some(hint) if !decode::says_itself(text.trim()) => {
            return Ok(common::row(hint, text.trim(), salt.as_deref()));
        }
        _ => decode::whole(fields, "password", text)?,
    };
    match normal {
        Normal::Text(text) if !decode::says_itself(&text) && keep.is_none() => {
            Ok(Taken::Plain(text, "password"))
        }
        Normal::Text(text) if salt.is_some() => {
            let row = StoredHash::new(text);
            Ok(Taken::Row(row.with_column(Column::Salt, salt.unwrap_or_default())))
        }
        normal => Ok(Taken::Normal(normal)),
    }
}

fn kratos(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    if fields.flag("credentials.password.config.use_password_migration_hook")? == Some(true) {
        return Err(Issue::new(Code::PassThrough).at("use_password_migration_hook"));
    }
    whole(fields, around)
}

/// A bare MD5 has to be named; the rest says itself what it is.
fn zitadel(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let algorithm = fields.first_text(&["hashedPassword.algorithm", "hashAlgorithm"])?;
    match whole(fields, around)? {
        Taken::Normal(Normal::Text(text)) if text.len() == 32 && !decode::says_itself(&text) => {
            if algorithm.as_deref().is_some_and(|name| !name.to_ascii_lowercase().starts_with("md5")) {
                return Err(fault(Code::UnknownAlgorithm, "hashedPassword.algorithm"));
            }
            Ok(common::row("hex_md5", &text, None))
        }
        taken => Ok(taken),
    }
}

fn supertokens(fields: &mut Fields, _: &mut Around<'_>) -> Result<Taken, Fault> {
    const HASHES: [&str; 4] = [
        "loginMethods.0.passwordHash",
        "loginMethods.1.passwordHash",
        "loginMethods.2.passwordHash",
        "passwordHash",
    ];
    const ALGORITHMS: [&str; 4] = [
        "loginMethods.0.hashingAlgorithm",
        "loginMethods.1.hashingAlgorithm",
        "loginMethods.2.hashingAlgorithm",
        "hashingAlgorithm",
    ];
    const PLAIN: [&str; 3] =
        ["loginMethods.0.plainTextPassword", "loginMethods.0.plaintextPassword", "plainTextPassword"];
    let algorithm = fields.first_text(&ALGORITHMS)?;
    let Some(text) = fields.first_text(&HASHES)? else {
        return match fields.first_text(&PLAIN)? {
            Some(text) => Ok(Taken::Plain(text, "plaintextPassword")),
            None => Err(fault(Code::Empty, "passwordHash")),
        };
    };
    let normal = decode::whole(fields, "passwordHash", text)?;
    let fits = match (algorithm.as_deref().map(str::to_ascii_lowercase).as_deref(), &normal) {
        (None, _) => true,
        (Some("bcrypt"), normal) => matches!(normal, Normal::Bcrypt(_)),
        (Some("argon2"), normal) => matches!(normal, Normal::Text(text) if text.starts_with("$argon2")),
        (Some("firebase_scrypt"), normal) => {
            matches!(normal, Normal::Text(text) if text.starts_with("$f_scrypt$"))
        }
        _ => return Err(fault(Code::UnknownAlgorithm, "hashingAlgorithm")),
    };
    match (fits, &normal) {
        (true, _) => Ok(Taken::Normal(normal)),
        // Exports of Auth0 have an identifier in front of it.
        (false, Normal::Text(text)) => {
            match text.find("$2").and_then(|at| text.get(at..)).filter(|rest| is_bcrypt(rest)) {
                Some(rest) => {
                    let rest = String::from(rest);
                    fields.warn(fault(Code::Trimmed, "passwordHash"));
                    Ok(Taken::Normal(Normal::Bcrypt(rest)))
                }
                None => Err(fault(Code::HintMismatch, "hashingAlgorithm")),
            }
        }
        (false, _) => Err(fault(Code::HintMismatch, "hashingAlgorithm")),
    }
}

/// `password {type: "password-bcrypt", value}`
fn akamai(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    match fields.text("password.type")?.as_deref() {
        None | Some("password-bcrypt") => whole(fields, around),
        Some(_) => Err(fault(Code::UnknownAlgorithm, "password.type")),
    }
}

/// bcrypt of password and pepper, if the options have a pepper.
fn devise(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let peppered = around.keyring.contains(&"pepper".into());
    match whole(fields, around)? {
        Taken::Normal(Normal::Bcrypt(text)) if peppered => Ok(common::row("devise_bcrypt", &text, None)),
        taken => Ok(taken),
    }
}

/// `salt:key` of scrypt, where the length of the salt tells r = 16 from r = 8, and what was configured instead.
fn by_shape(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    match whole(fields, around)? {
        Taken::Normal(Normal::Text(text)) if !decode::says_itself(&text) => {
            let better = text.split_once(':').is_some_and(|(salt, key)| salt.len() == 32 && key.len() == 128);
            Ok(common::row(if better { "better_auth_scrypt" } else { "lucia_scrypt" }, &text, None))
        }
        taken => Ok(taken),
    }
}

/// `$stormpath2$` is a label in front of a whole string.
fn stormpath(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    match whole(fields, around)? {
        Taken::Normal(Normal::Text(text)) if text.starts_with("$stormpath2$") => {
            let rest = text.strip_prefix("$stormpath2").unwrap_or(&text);
            Ok(Taken::Normal(if is_bcrypt(rest) {
                Normal::Bcrypt(rest.into())
            } else {
                Normal::Text(rest.into())
            }))
        }
        taken => Ok(taken),
    }
}

fn aspnet(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    match fields.first_text(around.vendor.hash)? {
        Some(text) => Ok(Taken::Normal(aspnet_hash(fields, "PasswordHash", text)?)),
        None => Err(fault(Code::Empty, "PasswordHash")),
    }
}

/// Base 64 of a version byte and what belongs to it. A spreadsheet cuts these values.
pub(super) fn aspnet_hash(fields: &mut Fields, name: &'static str, text: String) -> Result<Normal, Fault> {
    let text = decode::trimmed(fields, name, text);
    if decode::is_spreadsheet_number(&text) {
        return Err(fault(Code::SpreadsheetNumber, name));
    }
    let cut = || fault(Code::Truncated, name);
    let Some(bytes) = base64(&text) else {
        // A text that lost its end is no whole groups of four characters.
        return Err(if text.len().is_multiple_of(4) { fault(Code::BadEncoding, name) } else { cut() });
    };
    match bytes.first() {
        Some(0) if bytes.len() == 49 => {}
        Some(0) if bytes.len() < 49 => return Err(cut()),
        Some(1) => {
            let salt = bytes.get(9..13).and_then(|len| len.try_into().ok()).map(u32::from_be_bytes);
            let least = 13_usize.saturating_add(salt.ok_or_else(cut)? as usize).saturating_add(32);
            if bytes.len() < least {
                return Err(cut());
            }
        }
        _ => return Err(fault(Code::UnknownAlgorithm, name)),
    }
    Ok(Normal::Text(text))
}
