//! Digests over a password and salts, as schemes: those of the crate where it has one, recipes where not.

use alloc::string::String;
use alloc::vec::Vec;

use crate::primitives::Digest;
use crate::recipe::RecipeDefinition;

/// Where the salt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Sides {
    None,
    Before,
    After,
    /// The same on both sides.
    Both,
    /// Another one behind the password.
    Two,
}

/// Whose key an HMAC has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Keyed {
    No,
    /// The deployment's, out of the keyring.
    Host,
    /// The record's, in the second salt column, or in the first if there is no salt.
    Own,
}

/// One way to compose a digest. Everything else is in columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Composition {
    pub(in super::super) digest: Digest,
    pub(in super::super) sides: Sides,
    pub(in super::super) utf16: bool,
    /// More than one round, the count in a column.
    pub(in super::super) repeated: bool,
    pub(in super::super) keyed: Keyed,
}

const SIDES: [Sides; 5] = [Sides::None, Sides::Before, Sides::After, Sides::Both, Sides::Two];

impl Composition {
    /// The id of its scheme.
    pub(in super::super) fn id(self) -> String {
        let own = self.plain_id();
        if !self.repeated && crate::schemes::scheme(&own).is_some() {
            own
        } else {
            ["x-import-", &own].concat()
        }
    }

    /// The name that the crate's tables have, or would have.
    fn plain_id(self) -> String {
        let digest = self.digest.name();
        let pass = if self.utf16 { "utf16pass" } else { "pass" };
        let order = match self.sides {
            Sides::None => String::from(pass),
            Sides::Before => alloc::format!("salt_{pass}"),
            Sides::After => alloc::format!("{pass}_salt"),
            Sides::Both => alloc::format!("salt_{pass}_salt"),
            Sides::Two => alloc::format!("salt_{pass}_salt2"),
        };
        let rounds = if self.repeated { "_rounds" } else { "" };
        match (self.keyed, self.sides) {
            (Keyed::No, Sides::None) if !self.utf16 && !self.repeated => alloc::format!("hex_{digest}"),
            (Keyed::No, _) => alloc::format!("{digest}_{order}{rounds}"),
            (Keyed::Own, Sides::None) => alloc::format!("hmac_{digest}_key_salt"),
            (Keyed::Own, _) => alloc::format!("hmac_{digest}_{order}_key_salt2"),
            (Keyed::Host, _) => alloc::format!("hmac_{digest}_{order}_key_host"),
        }
    }

    /// The recipe, where the crate has no scheme of its own for it.
    fn definition(self) -> Option<RecipeDefinition> {
        let id = self.id();
        id.starts_with("x-").then(|| RecipeDefinition::new(id, self.expression(), "{hash}").from("imports"))
    }

    fn expression(self) -> String {
        let digest = self.digest.name();
        let pass = if self.utf16 { "utf16le($pass)" } else { "$pass" };
        let order = match self.sides {
            Sides::None => String::from(pass),
            Sides::Before => alloc::format!("$salt.{pass}"),
            Sides::After => alloc::format!("{pass}.$salt"),
            Sides::Both => alloc::format!("$salt.{pass}.$salt"),
            Sides::Two => alloc::format!("$salt.{pass}.$salt2"),
        };
        match (self.keyed, self.sides) {
            (Keyed::No, _) if self.repeated => {
                alloc::format!("hex(repeat($rounds, {order}, {digest}_raw($x)))")
            }
            (Keyed::No, _) => alloc::format!("{digest}({order})"),
            (Keyed::Own, Sides::None) => alloc::format!("hmac_{digest}({order}, key=$salt)"),
            (Keyed::Own, _) => alloc::format!("hmac_{digest}({order}, key=$salt2)"),
            (Keyed::Host, _) => alloc::format!("hmac_{digest}({order}, key=key(\"{}\"))", super::HMAC_KEY),
        }
    }

    /// All that the adapters can ask for.
    fn all() -> impl Iterator<Item = Self> {
        let plain = Digest::ALL.iter().flat_map(|digest| {
            SIDES.into_iter().flat_map(move |sides| {
                [(false, false), (true, false), (false, true)].map(|(utf16, repeated)| Self {
                    digest: *digest,
                    sides,
                    utf16,
                    repeated,
                    keyed: Keyed::No,
                })
            })
        });
        let hmac = Digest::ALL.iter().flat_map(|digest| {
            [Sides::None, Sides::Before, Sides::After].into_iter().flat_map(move |sides| {
                [Keyed::Host, Keyed::Own].map(|keyed| Self {
                    digest: *digest,
                    sides,
                    utf16: false,
                    repeated: false,
                    keyed,
                })
            })
        });
        plain.chain(hmac)
    }

    /// The composition of a scheme id.
    pub(in super::super) fn of(id: &str) -> Option<Self> {
        let plain = id.strip_prefix("x-import-").unwrap_or(id);
        Self::all().find(|composition| composition.plain_id() == plain)
    }
}

/// The digests that vendors take in their import schemas.
const VENDORS_TAKE: [&str; 12] = [
    "md4",
    "md5",
    "ripemd160",
    "sha1",
    "sha224",
    "sha256",
    "sha384",
    "sha512",
    "sha3_224",
    "sha3_256",
    "sha3_384",
    "sha3_512",
];

/// The recipes of all compositions that the crate has no scheme for.
pub(in super::super) fn definitions() -> Vec<RecipeDefinition> {
    let taken = |composition: &Composition| VENDORS_TAKE.contains(&composition.digest.name());
    Composition::all().filter(taken).filter_map(Composition::definition).collect()
}

/// The ids of all compositions that the crate has a scheme for.
pub(in super::super) fn built_in() -> Vec<String> {
    let taken = |composition: &Composition| VENDORS_TAKE.contains(&composition.digest.name());
    Composition::all().filter(taken).map(Composition::id).filter(|id| !id.starts_with("x-")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_of_the_crate_where_it_has_one() {
        let of = |id: &str| Composition::of(id).unwrap();
        for id in [
            "hex_md5",
            "sha256_salt_pass",
            "sha512_utf16pass_salt",
            "hmac_sha1_key_salt",
            "md5_salt_pass_salt2",
        ] {
            assert_eq!(of(id).id(), id);
            assert!(of(id).definition().is_none());
        }
        assert_eq!(of("x-import-sha1_pass_salt_rounds").id(), "x-import-sha1_pass_salt_rounds");
        assert!(Composition::of("bcrypt").is_none());
    }

    #[test]
    fn every_definition_is_a_scheme() {
        let definitions = definitions();
        assert!(definitions.len() > 50);
        for definition in definitions {
            if let Err(error) = definition.scheme() {
                panic!("{}: {error:?}", definition.id);
            }
        }
    }
}
