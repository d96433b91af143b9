//! Version 1 of the text of a program, which stands in onions.
//!
//! Words separated by one blank, postfix. Salts and parameters stand inside;
//! names and keys are only referred to; there is no digest. What is written
//! here is stable from version 0.1.0 of the crate on.
//!
//! ```text
//! password | login | realm | user-id | email | key:<id> | bytes:<value>
//! md5 … sha512 | hmac:<digest> | encode:<name> | transform:<name>
//! slice:<start>:<len> | pad:<byte>:<len> | reverse | xor | concat:<n>
//! pick:<n> | nip | rebind | repeat:<rounds>:<ops> | aes256-ctr
//! bcrypt:<cost>:<key> | pbkdf2:<digest>:<rounds>:<len> | scrypt:<log2 N>:<r>:<p>:<len>
//! argon2:<variant>:<version>:<KiB>:<passes>:<lanes>:<len> | sha-crypt:<digest>:<rounds>
//! md5-crypt:<rounds> | iterate:<digest>:<rounds> | feedback:<digest>:<encoding>:<rounds>
//! des-crypt:<rounds>:<segment> | bsdi-crypt:<rounds> | bigcrypt:<segments>
//! sha1-crypt:<rounds> | sun-md5:<rounds> | yescrypt:<flavour>:<log2 N>:<r>:<p>:<t>
//! des-keys:<7|8>:<n> | purdy:<salt>:<folding> | qnx:<digest>:<0|1>:<repeats> | counted-sha1:<rounds>
//! mysql323 | mysql-sha2:<rounds> | oracle-des | sybase-feal | openedge | ed25519
//! hmac-md5-states | blake2b-mac
//! lotus-md | domino-6 | sap-b | sap-g | racf | as400 | cisco-pix | cisco-asa | dahua
//! sha256-from | kerberos-des | kerberos-aes:<len> | kdfaes:<log2 bytes>:<rounds> | srp:<group>
//! ```
//!
//! Values and key ids are unpadded base64url. Where the password decides
//! between two programs, the other one stands first, as
//! `unless:<longer than>:<0|1> … else …`.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::str::Split;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::encoding::{Encoding, Transform};
use super::kernel::{Database, Kernel, System, Unix, Vendor};
use super::op::{Op, Person};
use super::steps::Steps;
use super::{Computation, MAX_OPS, MAX_VALUE};
use crate::codec::decimal;
use crate::error::{Malformed, ParseError};
use crate::keyring::KeyId;
use crate::primitives::{Argon2Variant, BcryptKey, Digest, Feedback};
use crate::scheme::Input;

const ELSE: &str = "else";
const BAD: Malformed = Malformed::Computation;

impl Computation {
    /// The program as text, without any secret and without the digest.
    pub(crate) fn to_text(&self) -> String {
        let join = |ops: &[Op]| ops.iter().map(write_op).collect::<Vec<_>>().join(" ");
        match &self.branch {
            None => join(&self.main),
            Some((condition, other)) => format!(
                "unless:{}:{} {} {ELSE} {}",
                condition.longer_than,
                u8::from(condition.or_nul),
                join(other),
                join(&self.main),
            ),
        }
    }

    /// Reads a program; names and keys come from the input.
    pub(crate) fn from_text(text: &str, input: &Input<'_>) -> Result<Self, ParseError> {
        if text.len() > MAX_VALUE {
            return Err(BAD.into());
        }
        let mut words: Vec<&str> = text.split(' ').collect();
        if words.len() > 2 * MAX_OPS {
            return Err(BAD.into());
        }
        let read = |words: &[&str]| -> Result<Steps, ParseError> {
            let ops: Result<Vec<Op>, ParseError> = words.iter().map(|word| read_op(word, input)).collect();
            Ok(Steps::from_ops(ops?))
        };
        let Some(condition) = words.first().and_then(|word| word.strip_prefix("unless:")) else {
            return Ok(read(&words)?.build()?);
        };
        let mut fields = condition.split(':');
        let longer_than = number(fields.next())?;
        let or_nul = match (fields.next(), fields.next()) {
            (Some("0"), None) => false,
            (Some("1"), None) => true,
            _ => return Err(BAD.into()),
        };
        let middle = words.iter().position(|word| *word == ELSE).ok_or(BAD)?;
        let main = words.split_off(middle + 1);
        let other = read(words.get(1..middle).ok_or(BAD)?)?;
        Ok(read(&main)?.build_unless(longer_than, or_nul, other)?)
    }
}

fn write_op(op: &Op) -> String {
    match op {
        Op::Bytes(bytes) => format!("bytes:{}", URL_SAFE_NO_PAD.encode(bytes)),
        Op::Key(key) => format!("key:{}", URL_SAFE_NO_PAD.encode(key.id().as_str())),
        Op::Hmac(digest) => format!("hmac:{}", digest.name()),
        Op::Encode(encoding) => format!("encode:{}", encoding.name()),
        Op::Transform(transform) => format!("transform:{}", transform.name()),
        Op::Slice { start, len } => format!("slice:{start}:{len}"),
        Op::Pad { byte, len } => format!("pad:{byte}:{len}"),
        Op::Concat(count) => format!("concat:{count}"),
        Op::Pick(below) => format!("pick:{below}"),
        Op::Repeat { rounds, body } => format!("repeat:{rounds}:{body}"),
        Op::Kernel(kernel) => write_kernel(kernel),
        Op::Password | Op::Person(..) | Op::Digest(_) | Op::Reverse | Op::Nip | Op::Xor | Op::Rebind => {
            op.name().to_string()
        }
        #[cfg(feature = "firebase")]
        Op::AesCtr => op.name().to_string(),
    }
}

#[cfg(feature = "std")]
impl Kernel {
    /// Its name, with the digest behind it if it is one of a digest.
    pub(super) fn kind(&self) -> String {
        let word = write_kernel(self);
        let mut fields = word.split(':');
        let (name, digest) = (fields.next().unwrap_or_default(), fields.next().and_then(Digest::from_name));
        digest.map_or_else(|| name.to_string(), |digest| format!("{name}:{}", digest.name()))
    }
}

fn write_kernel(kernel: &Kernel) -> String {
    let name = kernel.name();
    match *kernel {
        Kernel::Bcrypt { cost, key } => format!("{name}:{cost}:{}", key.name()),
        Kernel::Pbkdf2 { prf, rounds, len } => format!("{name}:{}:{rounds}:{len}", prf.name()),
        Kernel::Scrypt { log_n, r, p, len } => format!("{name}:{log_n}:{r}:{p}:{len}"),
        Kernel::Argon2 { variant, version, memory_kib, passes, lanes, len } => {
            format!("{name}:{}:{version}:{memory_kib}:{passes}:{lanes}:{len}", variant.name())
        }
        Kernel::ShaCrypt { digest, rounds } => format!("{name}:{}:{rounds}", digest.name()),
        Kernel::Md5Crypt { rounds } => format!("{name}:{rounds}"),
        Kernel::Iterate { digest, rounds } => format!("{name}:{}:{rounds}", digest.name()),
        Kernel::Feedback { digest, encoding, rounds } => {
            format!("{name}:{}:{}:{rounds}", digest.name(), encoding.name())
        }
        Kernel::HmacMd5States => name.to_string(),
        Kernel::Unix(unix) => unix.write(),
        Kernel::System(system) => system.write(),
        Kernel::Database(database) => database.write(),
        #[cfg(feature = "rare-digests")]
        Kernel::Web(web) => web.write(),
        Kernel::Vendor(vendor) => vendor.write(),
    }
}

fn read_op(word: &str, input: &Input<'_>) -> Result<Op, ParseError> {
    let mut fields = word.split(':');
    let name = fields.next().unwrap_or_default();
    let op = match name {
        "password" => Op::Password,
        "login" => Op::Person(Person::Login, input.login()?.into()),
        "realm" => Op::Person(Person::Realm, input.realm()?.into()),
        "user-id" => Op::Person(Person::UserId, input.user_id()?.into()),
        "email" => Op::Person(Person::Email, input.email()?.into()),
        "rebind" => Op::Rebind,
        "reverse" => Op::Reverse,
        "nip" => Op::Nip,
        "xor" => Op::Xor,
        #[cfg(feature = "firebase")]
        "aes256-ctr" => Op::AesCtr,
        "bytes" => Op::Bytes(value(fields.next())?.into()),
        "key" => {
            let id = String::from_utf8(value(fields.next())?).map_err(|_| BAD)?;
            Op::Key(input.key(&KeyId::from(id))?)
        }
        "hmac" => Op::Hmac(digest(fields.next())?),
        "encode" => Op::Encode(named(fields.next(), &Encoding::ALL, super::encoding::Encoding::name)?),
        "transform" => {
            Op::Transform(named(fields.next(), &Transform::ALL, super::encoding::Transform::name)?)
        }
        "slice" => Op::Slice { start: number(fields.next())?, len: number(fields.next())? },
        "pad" => Op::Pad { byte: number(fields.next())?, len: number(fields.next())? },
        "concat" => Op::Concat(number(fields.next())?),
        "pick" => Op::Pick(number(fields.next())?),
        "repeat" => Op::Repeat { rounds: number(fields.next())?, body: number(fields.next())? },
        _ => match Digest::from_name(name) {
            Some(digest) => Op::Digest(digest),
            None => Op::Kernel(read_kernel(name, &mut fields)?),
        },
    };
    if fields.next().is_some() { Err(BAD.into()) } else { Ok(op) }
}

fn read_kernel(name: &str, fields: &mut Split<'_, char>) -> Result<Kernel, Malformed> {
    Ok(match name {
        "bcrypt" => Kernel::Bcrypt {
            cost: number(fields.next())?,
            key: named(fields.next(), &BcryptKey::ALL, super::super::primitives::bcrypt::BcryptKey::name)?,
        },
        "pbkdf2" => Kernel::Pbkdf2 {
            prf: digest(fields.next())?,
            rounds: number(fields.next())?,
            len: number(fields.next())?,
        },
        "scrypt" => Kernel::Scrypt {
            log_n: number(fields.next())?,
            r: number(fields.next())?,
            p: number(fields.next())?,
            len: number(fields.next())?,
        },
        "argon2" => Kernel::Argon2 {
            variant: fields.next().and_then(Argon2Variant::from_name).ok_or(BAD)?,
            version: number(fields.next())?,
            memory_kib: number(fields.next())?,
            passes: number(fields.next())?,
            lanes: number(fields.next())?,
            len: number(fields.next())?,
        },
        "sha-crypt" => Kernel::ShaCrypt { digest: digest(fields.next())?, rounds: number(fields.next())? },
        "md5-crypt" => Kernel::Md5Crypt { rounds: number(fields.next())? },
        "iterate" => Kernel::Iterate { digest: digest(fields.next())?, rounds: number(fields.next())? },
        "feedback" => Kernel::Feedback {
            digest: digest(fields.next())?,
            encoding: named(fields.next(), &Feedback::ALL, Feedback::name)?,
            rounds: number(fields.next())?,
        },
        "hmac-md5-states" => Kernel::HmacMd5States,
        _ => return read_family(name, fields)?.ok_or(BAD),
    })
}

/// A kernel of one of the families, by the first that knows its name.
fn read_family(name: &str, fields: &mut Split<'_, char>) -> Result<Option<Kernel>, Malformed> {
    if let Some(unix) = Unix::read(name, fields)? {
        return Ok(Some(Kernel::Unix(unix)));
    }
    if let Some(system) = System::read(name, fields)? {
        return Ok(Some(Kernel::System(system)));
    }
    #[cfg(feature = "rare-digests")]
    if let Some(web) = super::kernel::Web::read(name) {
        return Ok(Some(Kernel::Web(web)));
    }
    if let Some(database) = Database::read(name, fields)? {
        return Ok(Some(Kernel::Database(database)));
    }
    Ok(Vendor::read(name, fields)?.map(Kernel::Vendor))
}

pub(super) fn number<T: TryFrom<u64>>(field: Option<&str>) -> Result<T, Malformed> {
    let number = decimal::parse_u64(field.ok_or(BAD)?.as_bytes()).ok_or(BAD)?;
    T::try_from(number).map_err(|_| BAD)
}

fn digest(field: Option<&str>) -> Result<Digest, Malformed> {
    field.and_then(Digest::from_name).ok_or(BAD)
}

fn value(field: Option<&str>) -> Result<Vec<u8>, Malformed> {
    URL_SAFE_NO_PAD.decode(field.ok_or(BAD)?).map_err(|_| BAD)
}

pub(super) fn named<T: Copy>(
    field: Option<&str>,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Result<T, Malformed> {
    let field = field.ok_or(BAD)?;
    all.iter().copied().find(|one| name(*one) == field).ok_or(BAD)
}
