//! A label or the name of an attribute, and a digest of a fixed length in
//! hexadecimal or base 64: which, the length tells.

use alloc::boxed::Box;

use crate::computation::{Computation, Encoding, Steps, Transform, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::Digest;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::schemes::lm;
use crate::stored::Subject;
use crate::tag::Tag;

#[derive(Debug)]
pub(super) struct Fixed {
    id: &'static str,
    labels: &'static [Prefix],
    /// The bytes of the digest.
    len: usize,
    steps: fn(&Input<'_>) -> Result<Steps, ParseError>,
    needs: &'static [Context],
    source: &'static str,
    known: &'static str,
    password: &'static str,
}

/// The login name of exemplars.
const JOE: &str = "joe@example.org";

/// The states of HMAC-MD5 under the password, outer and inner, for CRAM-MD5
/// (RFC 2195).
pub(super) static CRAM_MD5: Fixed = Fixed {
    id: "dovecot_cram_md5",
    labels: const { &[Prefix::any_case("{CRAM-MD5}"), Prefix::any_case("{HMAC-MD5}")] },
    len: 32,
    steps: |_| Ok(Computation::steps().password().hmac_md5_states()),
    needs: &[],
    source: "Dovecot",
    // Dovecot 2.3.19.
    known: "{CRAM-MD5}215d0a4a757088371b5e9f2c8cfc483fc26e6311320a583e43a3e1b3fce7a241",
    password: "letmein",
};

/// MD5(user `:` realm `:` password), for DIGEST-MD5 (RFC 2831). Dovecot takes
/// the realm from behind the last `@` of the login name, and none without it. A
/// realm that the host gives with the name counts instead, and the name as a
/// whole.
pub(super) static DIGEST_MD5: Fixed = Fixed {
    id: "dovecot_digest_md5",
    labels: const { &[Prefix::any_case("{DIGEST-MD5}")] },
    len: 16,
    steps: |input| {
        let login = Computation::steps().login(input.login()?);
        let name = match input.subject().realm() {
            Some(realm) => login.bytes(b":").realm(realm).concat(3),
            None => login.transform(Transform::RealmColon),
        };
        Ok(name.bytes(b":").password().concat(3).digest(Digest::Md5))
    },
    needs: const { &[Context::Login] },
    source: "Dovecot",
    // Dovecot 2.3.19.
    known: "{DIGEST-MD5}8977ec95fe3b07735ebc54a231e5f8ce",
    password: "letmein",
};

/// MD5 of the bytes of the password, each widened to two: Remote Passphrase
/// Authentication of CompuServe, in Dovecot before 2.3.
pub(super) static RPA: Fixed = Fixed {
    id: "dovecot_rpa",
    labels: const { &[Prefix::any_case("{RPA}")] },
    len: 16,
    steps: |_| Ok(Computation::steps().password().transform(Transform::WideBe).digest(Digest::Md5)),
    needs: &[],
    source: "Dovecot before 2.3",
    // Python's hashlib.
    known: "{RPA}81961b0be751b472f729403d36c2e508",
    password: "letmein",
};

#[cfg(feature = "rare-digests")]
pub(super) static PLAIN_MD4: Fixed = Fixed {
    id: "dovecot_plain_md4",
    labels: const { &[Prefix::any_case("{PLAIN-MD4}"), Prefix::any_case("{MD4}")] },
    len: 16,
    steps: |_| Ok(Computation::steps().password().digest(Digest::Md4)),
    needs: &[],
    source: "Dovecot, FreeRADIUS",
    // Dovecot 2.3.19.
    known: "{PLAIN-MD4}4c9424eb3895d1a8de7e3afa15cdceb3",
    password: "letmein",
};

#[cfg(feature = "rare-digests")]
const NT_LEN: usize = 16;
#[cfg(feature = "rare-digests")]
const NT: fn(&Input<'_>) -> Result<Steps, ParseError> =
    |_| Ok(Computation::steps().password().transform(Transform::Utf16Le).digest(Digest::Md4));

/// The NT hash under the label of Dovecot before 2.3 and those of FreeRADIUS, of
/// which the last is Oracle Internet Directory's.
#[cfg(feature = "rare-digests")]
pub(super) static NTLM: Fixed = Fixed {
    id: "dovecot_ntlm",
    labels: const {
        &[
            Prefix::any_case("{NTLM}"),
            Prefix::any_case("{NT}"),
            Prefix::any_case("{NTHASH}"),
            Prefix::any_case("{X-NTHASH}"),
            Prefix::any_case("{X- ORCLNTV}"),
        ]
    },
    len: NT_LEN,
    steps: NT,
    needs: &[],
    source: "Dovecot before 2.3, FreeRADIUS",
    // passlib 1.7.4.
    known: "{NTLM}becedb42ec3c5c7f965255338be4453c",
    password: "letmein",
};

/// The attribute of the schema of Samba.
#[cfg(feature = "rare-digests")]
pub(super) static SAMBA_NT: Fixed = Fixed {
    id: "kanidm_samba_nthash",
    labels: const { &[Prefix::any_case("sambaNTPassword:")] },
    len: NT_LEN,
    steps: NT,
    needs: &[],
    source: "Samba in LDAP, Kanidm imports",
    // passlib 1.7.4.
    known: "sambaNTPassword: BECEDB42EC3C5C7F965255338BE4453C",
    password: "letmein",
};

/// The attribute of FreeIPA, whose values are bytes: in base 64 behind two colons
/// (LDIF) or, as Kanidm is given it, in URL-safe base 64 behind one.
#[cfg(feature = "rare-digests")]
pub(super) static IPA_NT: Fixed = Fixed {
    id: "kanidm_ipa_nthash",
    labels: const { &[Prefix::any_case("ipaNTHash:")] },
    len: NT_LEN,
    steps: NT,
    needs: &[],
    source: "FreeIPA, Kanidm imports",
    // passlib 1.7.4.
    known: "ipaNTHash: vs7bQuw8XH-WUlUzi-RFPA",
    password: "letmein",
};

/// The digest behind a label, or in the value of an attribute.
///
/// # Errors
///
/// [`ParseError::Disabled`] for what Samba writes into an attribute where there
/// is no password or the account is disabled (`smbpasswd(5)`).
fn digest_behind(labels: &[Prefix], len: usize, text: &[u8]) -> Result<Value, ParseError> {
    let label = labels.iter().find(|label| label.matches(text)).map_or(0, |label| label.text().len());
    let body = text.get(label..).unwrap_or_default();
    if text.starts_with(b"{") {
        return Ok(digest_text(len, body, &[Encoding::Base64])?);
    }
    // In LDIF there are blanks around a value, and a second colon before base 64.
    let body = body.strip_prefix(b":").unwrap_or(body).trim_ascii();
    if body.starts_with(b"NO PASSWORD") || (!body.is_empty() && body.iter().all(|byte| *byte == b'X')) {
        return Err(ParseError::Disabled);
    }
    Ok(digest_text(len, body, &[Encoding::Base64, Encoding::Base64Url])?)
}

fn digest_text(len: usize, body: &[u8], base64: &[Encoding]) -> Result<Value, Malformed> {
    if body.is_empty() {
        return Err(Malformed::Missing("digest"));
    }
    let digest = match body.len() == 2 * len {
        true => Encoding::Hex.decode(body),
        false => base64.iter().find_map(|encoding| encoding.decode(body)),
    };
    let digest = digest.ok_or(Malformed::Encoding("digest"))?;
    if digest.len() == len { Ok(digest) } else { Err(Malformed::Length("digest")) }
}

impl Fixed {
    /// smbldap-tools and mkntpwd, which write attributes, made a character of each
    /// byte that they were given, in UTF-8 terminals too.
    fn readings(&self) -> &'static [Reading] {
        let attribute = self.labels.iter().all(|label| !label.text().starts_with('{'));
        if attribute { &[Reading::Raw, Reading::DoubleUtf8] } else { &[Reading::Raw] }
    }
}

impl Scheme for Fixed {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).needing(self.needs).from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        self.labels
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let expected = Tag::from_secret(digest_behind(self.labels, self.len, input.bytes())?);
        let computation = (self.steps)(&input)?.build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected).with_readings(self.readings())))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let exemplar = Exemplar::new(self.known, self.password);
        Some(if self.needs.is_empty() { exemplar } else { exemplar.of(Subject::named(JOE)) })
    }
}

/// The LM hash under a label or as an attribute.
#[derive(Debug)]
pub(super) struct Lan {
    id: &'static str,
    labels: &'static [Prefix],
    source: &'static str,
    /// Of `letmein`, by passlib 1.7.4.
    known: &'static str,
}

/// The label of Dovecot and OpenLDAP of old, and Oracle Internet Directory's.
pub(super) static LANMAN: Lan = Lan {
    id: "dovecot_lanman",
    labels: const { &[Prefix::any_case("{LANMAN}"), Prefix::any_case("{X- ORCLLMV}")] },
    source: "Dovecot before 2.3, OpenLDAP before 2.5, FreeRADIUS",
    known: "{LANMAN}5d567324ba3ccef8aad3b435b51404ee",
};

/// The attribute of the schema of Samba.
pub(super) static SAMBA_LM: Lan = Lan {
    id: "samba_lmhash",
    labels: const { &[Prefix::any_case("sambaLMPassword:")] },
    source: "Samba in LDAP",
    known: "sambaLMPassword: 5D567324BA3CCEF8AAD3B435B51404EE",
};

const LM_LEN: usize = 16;
const LM_HALVES: u8 = 2;

impl Scheme for Lan {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        lm::profile(LM_HALVES.into()).from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        self.labels
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let digest = digest_behind(self.labels, LM_LEN, input.bytes())?;
        lm::record(&input, &Encoding::Hex.encode(&digest), LM_HALVES)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.known, "letmein"))
    }
}
