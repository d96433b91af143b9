//! Which schemes need a Cargo feature: known to every build, so that one without it can say so.

use super::scheme;
use crate::id::SchemeId;

/// The features that have schemes, with their ids.
static FEATURES: &[(&str, &[&str])] = &[
    (
        "ciphers",
        &[
            "juniper_ive",
            "krb5_aes128",
            "krb5_aes256",
            "mediawiki_encrypted",
            "racf_kdfaes",
            "racf_kdfaes_upper_case",
        ],
    ),
    ("ed25519", &["mariadb_ed25519", "mariadb_parsec"]),
    (
        "firebase",
        &[
            "clerk_firebase_scrypt",
            "firebase_scrypt",
            "kratos_firescrypt",
            "supabase_fbscrypt",
            "supertokens_f_scrypt",
            "workos_firebase_scrypt",
        ],
    ),
    (
        "rare-digests",
        &[
            "azuread_sync",
            "bsd_nthash",
            "cubecart",
            "dovecot_ntlm",
            "dovecot_plain_md4",
            "gost12512_crypt",
            "gost_yescrypt",
            "hex_md4",
            "kanidm_ipa_nthash",
            "kanidm_samba_nthash",
            "kratos_pbkdf2_sha3",
            "msdcc",
            "msdcc2",
            "msdcc2_tagged",
            "msdcc_tagged",
            "nthash",
            "nthash_tagged",
            "sm3_crypt",
            "wp_generic",
        ],
    ),
    ("srp", &["battle_net_srp", "clipperz_srp", "cmangos_srp6", "firebird_srp", "wow_srp6"]),
];

/// The Cargo feature without which the crate does not have the scheme of this
/// id. `None` where it needs none, or there is no such scheme in any build.
///
/// ```
/// assert_eq!(password_compat::feature_of("firebase_scrypt"), Some("firebase"));
/// assert_eq!(password_compat::feature_of("bcrypt"), None);
/// ```
pub fn feature_of(id: &str) -> Option<&'static str> {
    gated(id).map(|(_, feature)| feature)
}

/// A scheme that this build lacks, and the feature that it needs.
pub(crate) fn missing(id: &str) -> Option<(SchemeId, &'static str)> {
    let (id, feature) = gated(id)?;
    scheme(id).is_none().then(|| (SchemeId::builtin(id), feature))
}

/// The id of a scheme that needs a feature, and the feature.
fn gated(id: &str) -> Option<(&'static str, &'static str)> {
    let of = |(feature, ids): &(&'static str, &[&'static str])| {
        ids.iter().find(|known| **known == id).map(|known| (*known, *feature))
    };
    FEATURES.iter().find_map(of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::schemes;
    use alloc::vec::Vec;

    /// Those of the features of this build, whichever they are, and no others.
    #[test]
    fn a_scheme_is_there_exactly_with_its_feature() {
        let enabled = |feature| match feature {
            "ciphers" => cfg!(feature = "ciphers"),
            "ed25519" => cfg!(feature = "ed25519"),
            "firebase" => cfg!(feature = "firebase"),
            "rare-digests" => cfg!(feature = "rare-digests"),
            "srp" => cfg!(feature = "srp"),
            other => panic!("no feature {other}"),
        };
        for (feature, ids) in FEATURES {
            for id in *ids {
                assert_eq!(scheme(id).is_some(), enabled(*feature), "{id}");
            }
        }
    }

    /// Of the rest, a build with nothing has as many as one with everything: their ids are held against a list.
    #[test]
    fn what_needs_no_feature_is_in_every_build() {
        let ungated = schemes().filter(|scheme| feature_of(scheme.id().as_str()).is_none());
        let ids: Vec<_> = ungated.map(|scheme| alloc::format!("{}\n", scheme.id())).collect();
        let listed = include_str!("../../tests/schemes.txt");
        assert_eq!(ids.concat(), listed);
    }
}
