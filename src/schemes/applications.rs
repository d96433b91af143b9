//! Compositions of digests: those of applications by name, and those that
//! home-made user tables use most.
//!
//! Each row has a known pair. Where no other source is named it was computed by
//! PHP 8.2 and by Python's hashlib, after what the application's source or
//! documentation says.

mod appliances;
mod content;
mod databases;
mod dotnet;
mod enterprise;
mod forums;
mod frameworks;
mod gems;
mod generic;
mod identity;
mod java;
mod jvm;
mod membership;
mod products;
mod providers;
mod rare;
mod ruby;
mod servers;
mod shops;
#[cfg(test)]
mod tests;
mod web;

use crate::recipe::named::Named;

/// All rows. Those with a digest that is not part of the build give no scheme.
pub(super) static TABLES: &[&[Named]] = &[
    forums::TABLE,
    content::TABLE,
    shops::TABLE,
    ruby::TABLE,
    frameworks::TABLE,
    identity::TABLE,
    java::TABLE,
    dotnet::TABLE,
    jvm::TABLE,
    membership::TABLE,
    gems::TABLE,
    providers::TABLE,
    databases::TABLE,
    servers::TABLE,
    products::TABLE,
    appliances::TABLE,
    enterprise::TABLE,
    rare::TABLE,
    web::TABLE,
    generic::DIGEST,
    generic::MD5,
    generic::MIXED,
    generic::SHA1,
    generic::SHA256,
    generic::SHA512,
];
