//! The built-in schemes: spellings of stored hashes, one file a family.

mod aix;
mod applications;
mod argon2;
mod aspnet;
mod bcrypt;
mod bcrypt_sha256;
mod cisco;
mod cleartext;
mod clerk;
mod couchdb;
mod dbms;
mod des_crypt;
mod django;
mod domino;
mod dovecot;
mod dragonfly;
mod drupal;
pub(crate) mod features;
#[cfg(feature = "firebase")]
mod firebase;
mod fshp;
mod gitea;
mod grub;
mod htpasswd;
mod juniper;
mod kanidm;
mod kdf_columns;
mod kerberos;
mod keycloak;
mod kratos;
mod ldap;
mod ldap_pbkdf2;
mod lm;
mod logto;
mod lucia;
mod macos;
mod magento;
mod mainframe;
mod md5_crypt;
mod mediawiki;
mod moodle;
mod mysql;
mod nuked_klan;
mod object;
mod oddities;
mod openvms;
mod oracle;
mod p5k2;
mod passlib_scram;
mod password4j;
mod pbkdf2;
mod pbkdf2_colon;
mod pbkdf2_columns;
mod peppered;
mod php_passwordlib;
mod phpass;
mod phpbb;
mod plaintext;
pub mod presets;
mod provider;
mod provider_json;
mod qnx;
mod samsung;
mod sap;
mod scram;
mod scrypt;
mod scrypt_fields;
mod scrypt_texts;
mod sha1_crypt;
mod sha_crypt;
mod spring;
#[cfg(feature = "srp")]
mod srp;
mod sun_md5_crypt;
mod symfony;
#[cfg(test)]
pub(crate) mod testing;
mod user;
mod web2py;
mod werkzeug;
mod wordpress;
mod xenforo;
mod yescrypt;

use alloc::boxed::Box;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::password::Reading;
use crate::recipe::RecipeScheme;
use crate::recipe::named::{Named, NamedScheme};
use crate::scheme::Scheme;

/// Of schemes that systems used before their locales were in UTF-8: one byte a
/// character on those of Western Europe and America.
const BEFORE_UTF8: &[Reading] = &[Reading::Raw, Reading::Latin1];

/// The lists of the families. A scheme of a list is enabled by naming it or a
/// preset that names it, never by being here.
static FAMILIES: &[&[&dyn Scheme]] = &[
    bcrypt::SCHEMES,
    bcrypt_sha256::SCHEMES,
    argon2::SCHEMES,
    scrypt::SCHEMES,
    scrypt_fields::SCHEMES,
    pbkdf2::SCHEMES,
    p5k2::SCHEMES,
    sha_crypt::SCHEMES,
    md5_crypt::SCHEMES,
    des_crypt::SCHEMES,
    sha1_crypt::SCHEMES,
    sun_md5_crypt::SCHEMES,
    yescrypt::SCHEMES,
    aix::SCHEMES,
    dragonfly::SCHEMES,
    grub::SCHEMES,
    lm::SCHEMES,
    macos::SCHEMES,
    openvms::SCHEMES,
    qnx::SCHEMES,
    samsung::SCHEMES,
    phpass::SCHEMES,
    drupal::SCHEMES,
    phpbb::SCHEMES,
    mediawiki::SCHEMES,
    wordpress::SCHEMES,
    django::SCHEMES,
    werkzeug::SCHEMES,
    lucia::SCHEMES,
    ldap::SCHEMES,
    ldap_pbkdf2::SCHEMES,
    dovecot::SCHEMES,
    cleartext::SCHEMES,
    htpasswd::SCHEMES,
    spring::SCHEMES,
    aspnet::SCHEMES,
    kratos::SCHEMES,
    keycloak::SCHEMES,
    provider_json::SCHEMES,
    kdf_columns::SCHEMES,
    gitea::SCHEMES,
    logto::SCHEMES,
    clerk::SCHEMES,
    kanidm::SCHEMES,
    password4j::SCHEMES,
    peppered::SCHEMES,
    scram::SCHEMES,
    mysql::SCHEMES,
    oracle::SCHEMES,
    dbms::SCHEMES,
    couchdb::SCHEMES,
    fshp::SCHEMES,
    magento::SCHEMES,
    moodle::SCHEMES,
    nuked_klan::SCHEMES,
    pbkdf2_colon::SCHEMES,
    pbkdf2_columns::SCHEMES,
    passlib_scram::SCHEMES,
    php_passwordlib::SCHEMES,
    plaintext::SCHEMES,
    scrypt_texts::SCHEMES,
    symfony::SCHEMES,
    web2py::SCHEMES,
    xenforo::SCHEMES,
    cisco::SCHEMES,
    juniper::SCHEMES,
    domino::SCHEMES,
    sap::SCHEMES,
    mainframe::SCHEMES,
    kerberos::SCHEMES,
    oddities::SCHEMES,
    #[cfg(feature = "srp")]
    srp::SCHEMES,
    #[cfg(feature = "firebase")]
    firebase::SCHEMES,
];

/// Every scheme that this build of the crate has, in a fixed order.
///
/// ```
/// assert!(password_compat::schemes().any(|scheme| scheme.id() == "django_pbkdf2_sha256"));
/// ```
pub fn schemes() -> impl Iterator<Item = &'static dyn Scheme> {
    FAMILIES.iter().flat_map(|family| family.iter().copied()).chain(named_recipes().iter().map(as_scheme))
}

/// The built-in schemes that are recipes, with their expressions and layouts.
///
/// ```
/// use password_compat::Scheme;
/// let vbulletin = password_compat::recipes().find(|recipe| recipe.id() == "vbulletin").unwrap();
/// assert_eq!(vbulletin.recipe().to_string(), "md5(md5($pass).$salt)");
/// ```
pub fn recipes() -> impl Iterator<Item = &'static RecipeScheme> {
    named_recipes().iter().map(NamedScheme::recipe_scheme)
}

fn as_scheme(named: &'static NamedScheme) -> &'static dyn Scheme {
    named
}

/// The tables of recipes, parsed when they are first asked for. Recipes of
/// digests that are not part of this build are left out.
pub(crate) fn named_recipes() -> &'static [NamedScheme] {
    static RECIPES: OnceBox<Vec<NamedScheme>> = OnceBox::new();
    RECIPES
        .get_or_init(|| Box::new(applications::TABLES.iter().flat_map(|table| Named::all(table)).collect()))
}

/// The built-in scheme of an id.
///
/// ```
/// assert!(password_compat::scheme("bcrypt").is_some());
/// ```
pub fn scheme(id: &str) -> Option<&'static dyn Scheme> {
    let families = FAMILIES.iter().flat_map(|family| family.iter().copied());
    // Without a look at the tables, which are not parsed for a name of a family.
    families
        .into_iter()
        .find(|scheme| scheme.id() == *id)
        .or_else(|| named_recipes().iter().map(as_scheme).find(|scheme| scheme.id() == *id))
}

/// The name of a built-in scheme, for messages.
pub(crate) fn static_name(id: &crate::id::SchemeId) -> &'static str {
    id.builtin_name().unwrap_or("scheme")
}
