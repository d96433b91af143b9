//! The systems whose records are read.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::normal;
use super::vendors::{self, Vendor};
use crate::id::SchemeId;
use crate::recipe::{RecipeDefinition, RecipeScheme};
use crate::registry::{Registry, RegistryBuilder};

macro_rules! sources {
    ($($(#[doc = $doc:literal])+ $name:ident,)*) => {
        /// A system whose records are read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Source {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Source {
            /// All of them, in alphabetical order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

sources! {
    /// Akamai Identity Cloud: `password {type: "password-bcrypt", value}`.
    Akamai,
    /// Appwrite: the bodies of its endpoints for hashed passwords, or its documents.
    Appwrite,
    /// ASP.NET Identity: the table `AspNetUsers`.
    Aspnet,
    /// Auth0: bulk imports, and the export of hashes by its support.
    Auth0,
    /// Authentik: Django's strings.
    Authentik,
    /// Authgear: the body of its users/import.
    Authgear,
    /// Authing and GenAuth: users with `keepPassword`, by the function of the pool.
    Authing,
    /// Azure AD B2C, which gives no hashes out.
    AzureB2c,
    /// Better Auth: the table `account`.
    BetterAuth,
    /// Casdoor: the table `user`, with the organisation's salt and type beside it.
    Casdoor,
    /// Clerk: `password_digest` and `password_hasher`.
    Clerk,
    /// Amazon Cognito, which gives no hashes out.
    Cognito,
    /// Descope: `hashedPassword`.
    Descope,
    /// Mastodon and other users of Devise, by the key `pepper`.
    Devise,
    /// Discourse: `password_hash`, `password_salt`, `password_algorithm`, and `import_pass`.
    Discourse,
    /// Firebase Authentication and Identity Platform: `auth:export`, and what its imports take.
    Firebase,
    /// Frontegg's migrations.
    Frontegg,
    /// FusionAuth: `POST /api/user/import`.
    FusionAuth,
    /// Gitea and Forgejo: the table `user`.
    Gitea,
    /// GitLab: the table `users`.
    GitLab,
    /// Hanko: `hanko user import`.
    Hanko,
    /// htdigest files.
    Htdigest,
    /// htpasswd files.
    Htpasswd,
    /// IBM Security Verify: CSV.
    IbmVerify,
    /// Kanidm's imports.
    Kanidm,
    /// Keycloak: realm exports and users of both generations.
    Keycloak,
    /// Kinde: CSV and NDJSON.
    Kinde,
    /// Ory Kratos: identities.
    Kratos,
    /// LDAP directories: LDIF.
    Ldif,
    /// Logto: `passwordDigest` with `passwordAlgorithm`, and its table.
    Logto,
    /// Lucia: the table of keys.
    Lucia,
    /// Matrix Authentication Service: the table `user_passwords`.
    Mas,
    /// Okta: `credentials.password.hash`.
    Okta,
    /// OneLogin: `salt+sha256`.
    OneLogin,
    /// passwd(5) with hashes in it.
    Passwd,
    /// PingOne, PingDirectory and ForgeRock: strings with the names of LDAP schemes.
    Ping,
    /// PropelAuth: `existingPasswordHash`.
    PropelAuth,
    /// ReachFive: `password_hash {value, algorithm, salt, iterations}`.
    ReachFive,
    /// shadow(5).
    Shadow,
    /// The dump of any database, by the options' mapping.
    SqlDump,
    /// Stormpath's strings.
    Stormpath,
    /// Stytch: the bodies of `passwords/migrate`, and its export.
    Stytch,
    /// Supabase (GoTrue): the table `auth.users`, and what its admin interface takes.
    Supabase,
    /// SuperTokens: bulk imports.
    SuperTokens,
    /// Any table as CSV or JSON, by the options' mapping.
    Table,
    /// Userfront, which gives no hashes out.
    Userfront,
    /// WorkOS: `password_hash` and `password_hash_type`.
    WorkOs,
    /// Zitadel: `hashedPassword`.
    Zitadel,
}

impl Source {
    pub(super) fn vendor(self) -> &'static Vendor {
        let mut all = vendors::ALL.iter().flat_map(|group| group.iter());
        // Every source has its row: see the test.
        all.find(|vendor| vendor.source == self).unwrap_or(&vendors::ALL[0][0])
    }

    /// The name, in lower case.
    pub fn name(self) -> &'static str {
        self.vendor().name
    }

    /// The source of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|source| source.name() == name)
    }

    /// The schemes of this crate that its records are usually of. Where a vendor lets its users compose digests
    /// there are more; [`registry`] has them all.
    pub fn schemes(self) -> impl Iterator<Item = &'static str> {
        self.vendor().schemes.iter().flat_map(|list| list.iter().copied())
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A registry of everything that the records of some sources can be, to be added to: the schemes of the crate, and
/// recipes for what it has no scheme for (`x-import-…`). Schemes share strings in it, so rows need their hints,
/// which [`Imported`](super::Imported) has.
///
/// Schemes of features that the crate was built without are left out.
pub fn registry(sources: &[Source]) -> RegistryBuilder {
    let composes = sources.iter().any(|source| source.vendor().composes);
    let built_in = if composes { normal::built_in() } else { Vec::new() };
    let listed = sources.iter().flat_map(|source| source.schemes()).map(String::from);
    let ids: BTreeSet<String> = listed.chain(built_in).collect();
    let here = ids.iter().filter(|id| crate::schemes::scheme(id).is_some());
    let builder = here.fold(Registry::builder().require_hints(), RegistryBuilder::enable);
    if composes { recipes().fold(builder, RegistryBuilder::recipe) } else { builder }
}

/// The recipes of [`registry`].
fn recipes() -> impl Iterator<Item = RecipeScheme> {
    let composed = normal::definitions().into_iter().filter_map(|definition| definition.scheme().ok());
    let own = vendors::RECIPES.iter().filter_map(|(id, expression, layout, base)| {
        let scheme = RecipeDefinition::new(*id, *expression, *layout).from("imports").scheme().ok()?;
        Some(match base {
            Some(base) => scheme.dialect_of(SchemeId::builtin(base)),
            None => scheme,
        })
    });
    composed.chain(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_its_row_and_its_name() {
        for source in Source::ALL {
            assert_eq!(source.vendor().source, *source);
            assert_eq!(Source::from_name(source.name()), Some(*source));
        }
        assert_eq!(vendors::ALL.iter().map(|group| group.len()).sum::<usize>(), Source::ALL.len());
    }

    #[test]
    fn registries_of_all_sources_build() {
        for source in Source::ALL {
            if let Err(error) = registry(&[*source]).build() {
                panic!("{source}: {error:?}");
            }
        }
        assert!(registry(Source::ALL).build().is_ok());
        assert_eq!(recipes().count(), normal::definitions().len() + vendors::RECIPES.len());
    }
}
