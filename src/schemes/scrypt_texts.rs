//! scrypt as Perl's Crypt::ScryptKDF and as the django-scrypt package write it.

use alloc::boxed::Box;

use super::django::{digest_field, package_fields, positive};
use super::scrypt;
use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::scheme::{Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&ScryptKdf, &DjangoScrypt];

/// The bytes of a key: fewer match by chance too often.
const KEYS: core::ops::RangeInclusive<usize> = 16..=512;

/// `SCRYPT:N:r:p:salt:key`, both in base64: Crypt::ScryptKDF, and hashcat's form
/// of any other.
#[derive(Debug)]
struct ScryptKdf;

impl Scheme for ScryptKdf {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("scryptkdf_pm")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("Crypt::ScryptKDF (Perl)")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("SCRYPT:")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [n, r, p, salt, key] =
            split::split_exact(input.rest(7), b':').ok_or(Malformed::Missing("key"))?;
        let salt = Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let key = Encoding::Base64.decode(key).ok_or(Malformed::Encoding("key"))?;
        if !KEYS.contains(&key.len()) {
            return Err(Malformed::Length("key").into());
        }
        let (r, p) = (positive(r, "r")?, positive(p, "p")?);
        scrypt::record(Computation::steps().password(), scrypt::log2_exact(n)?, r, p, &salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 8900.
        let stored = "SCRYPT:1024:1:1:MDIwMzMwNTQwNDQyNQ==:5FW+zWivLxgCWj7qLiQbeC8zaNQ+qdO0NUinvqyFcfo=";
        Some(Exemplar::new(stored, "hashcat"))
    }
}

/// `scrypt$salt$log2 N$r$p$length$key`: the package django-scrypt, before Django
/// had an scrypt of its own. The salt is text.
#[derive(Debug)]
struct DjangoScrypt;

impl Scheme for DjangoScrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("django_scrypt_package")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("django-scrypt (third party)")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("scrypt$")] }
    }

    /// Django's own strings begin alike, and have a field less.
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let rest = stored.as_bytes().strip_prefix(b"scrypt$")?;
        package_fields(rest).map(|_| Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [salt, log_n, r, p, len, key] = package_fields(input.rest(7)).ok_or(Malformed::Missing("key"))?;
        let log_n = decimal::parse_u32(log_n).ok_or(Malformed::Number("N"))?;
        let log_n = u8::try_from(log_n).map_err(|_| Malformed::Range("N"))?;
        let len = positive(len, "length")? as usize;
        if !KEYS.contains(&len) {
            return Err(Malformed::Range("length").into());
        }
        let key = digest_field(Encoding::Base64, key, len)?;
        let (r, p) = (positive(r, "r")?, positive(p, "p")?);
        scrypt::record(Computation::steps().password(), log_n, r, p, salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python 3.11's hashlib.scrypt, by the package's source.
        Some(Exemplar::new(
            "scrypt$NBGmaGIXijJW$4$8$1$64$1JrPYIQwVhOziy7l+nIKrrZdBQYtJCCV6y9SJQpnhcRmjfhHEBKidDFMbvcmhzU9UQVRpeowNzjo0d5hvbff6A==",
            "letmein",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::params::Params;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

    const PERL: &str = "SCRYPT:1024:1:1:MDIwMzMwNTQwNDQyNQ==:5FW+zWivLxgCWj7qLiQbeC8zaNQ+qdO0NUinvqyFcfo=";
    const DJANGO: &str = "scrypt$NBGmaGIXijJW$4$8$1$64$1JrPYIQwVhOziy7l+nIKrrZdBQYtJCCV6y9SJQpnhcRmjfhHEBKidDFMbvcmhzU9UQVRpeowNzjo0d5hvbff6A==";

    #[test]
    fn spellings() {
        assert_verifies(&ScryptKdf, PERL, "hashcat");
        assert_verifies(&DjangoScrypt, DJANGO, "letmein");
        let params = parse(&DjangoScrypt, &StoredHash::new(DJANGO)).unwrap().params();
        assert_eq!(params, Params::Scrypt { log_n: 4, r: 8, p: 1 });
        for other in ["scrypt$16$seasalt$2$3$l8K9", "scrypt$$$$$$", &DJANGO.replace("$4$", "$x$")] {
            assert!(DjangoScrypt.recognise(&StoredHash::new(other)).is_none());
        }
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &ScryptKdf,
            &[
                "SCRYPT:",
                "SCRYPT:1024:1:1:MDI=",
                &PERL.replace(":1024:", ":1023:"),
                &PERL.replace(":1024:", ":0:"),
                &PERL.replace(":1024:", ":01024:"),
                &PERL.replace(":1:1:", ":0:1:"),
                &PERL.replace(":1:1:", ":1:-1:"),
                &PERL.replace("MDIw", "MDI"),
                &PERL.replace("cfo=", "cf="),
                &[PERL, ":"].concat(),
                "SCRYPT:1024:1:1:MDIwMzMwNTQwNDQyNQ==:5FW+zQ==",
            ],
        );
        assert_malformed(
            &DjangoScrypt,
            &[
                &DJANGO.replace("$4$", "$0$"),
                &DJANGO.replace("$4$", "$64$"),
                &DJANGO.replace("$4$", "$256$"),
                &DJANGO.replace("$8$", "$0$"),
                &DJANGO.replace("$64$", "$63$"),
                &DJANGO.replace("$64$", "$8$"),
                &DJANGO.replace("$64$", "$4294967360$"),
                &[&DJANGO[..DJANGO.len() - 1], "é"].concat(),
            ],
        );
    }

    #[test]
    fn hostile_numbers_are_costly() {
        let rows: [(&dyn Scheme, _); 3] = [
            (&ScryptKdf, PERL.replace(":1024:", ":1073741824:")),
            (&DjangoScrypt, DJANGO.replace("$4$", "$40$")),
            (&DjangoScrypt, DJANGO.replace("$8$1$", "$8$100000000$")),
        ];
        for (scheme, stored) in rows {
            let record = parse(scheme, &StoredHash::new(stored)).unwrap();
            assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
        }
    }
}
