//! Stored hashes of slow schemes that are made of a digest of the password.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::ops::ControlFlow;

use super::Probe;
use super::confirm::Findings;
use super::meter::Meter;
use super::part::{self, Part};
use crate::registry::{Registry, View};
use crate::scheme::{Input, Record};
use crate::stored::StoredHash;
use crate::tag::Scratch;

/// The schemes that a recipe can stand under.
const BASES: [&str; 12] = [
    "bcrypt",
    "phpass",
    "md5_crypt",
    "sha256_crypt",
    "sha512_crypt",
    "argon2",
    "scrypt",
    "pbkdf2_sha1",
    "pbkdf2_sha224",
    "pbkdf2_sha256",
    "pbkdf2_sha384",
    "pbkdf2_sha512",
];
/// The longest label before such a hash, in bytes.
const MAX_LABEL: usize = 64;
/// The highest rank of a value, and of two joined.
const MAX_RANK: usize = 3;
const MAX_PAIR_RANK: usize = 1;

/// The hashes of other schemes in the row, with what could be their password.
pub(super) struct Search {
    bases: Vec<Base>,
    parts: Vec<Part>,
}

/// Takes a value and what makes its text.
type Each<'a> = dyn FnMut(&[u8], &dyn Fn() -> String) -> ControlFlow<()> + 'a;

struct Base {
    name: &'static str,
    layout: String,
    labelled: bool,
    record: Box<dyn Record>,
}

impl Search {
    pub(super) fn new(probe: &Probe) -> Self {
        let bases: Vec<Base> = BASES.iter().filter_map(|name| base(probe, name)).collect();
        let mut parts = Vec::new();
        if !bases.is_empty() {
            parts = part::of_password(probe.password.as_bytes());
            let salts = part::of_row(probe);
            let mixed = part::mixed(&parts, &salts);
            parts.extend(salts.into_iter().chain(mixed));
            parts.sort_by_key(|part| part.rank);
        }
        Self { bases, parts }
    }

    pub(super) fn run(&self, meter: &mut Meter<'_>, findings: &mut Findings) -> ControlFlow<()> {
        let mut scratch = Scratch::new();
        for rank in 0..=MAX_RANK {
            for base in &self.bases {
                let mut each = |value: &[u8], text: &dyn Fn() -> String| {
                    if !meter.is_to_try() {
                        return ControlFlow::Continue(());
                    }
                    meter.tried(1);
                    if !meter.pay_if_it_fits(base.record.cost(value.len()))? {
                        return ControlFlow::Break(());
                    }
                    let tag = base.record.derive(value, &mut scratch);
                    if tag.and_then(|tag| tag.matches(base.record.expected())).unwrap_or(false) {
                        let expression = format!("{}({})", base.name, text());
                        findings.recipe(&expression, &base.layout, Some(base.name), meter);
                    }
                    ControlFlow::Continue(())
                };
                self.values(rank, base.labelled, &mut each)?;
            }
        }
        ControlFlow::Continue(())
    }

    fn values(&self, rank: usize, plain: bool, each: &mut Each<'_>) -> ControlFlow<()> {
        let of_rank = |rank: usize| self.parts.iter().filter(move |part| part.rank == rank);
        // The password itself is what the scheme as such has tried.
        for part in of_rank(rank).filter(|part| part.secret && (plain || part.text != "$pass")) {
            each(&part.value, &|| part.text.clone())?;
        }
        if rank > MAX_PAIR_RANK {
            return ControlFlow::Continue(());
        }
        for low in 0..=rank {
            for one in of_rank(low) {
                // Of two values one is a salt.
                for two in of_rank(rank - low).filter(|two| one.secret != two.secret) {
                    let joined = zeroize::Zeroizing::new([one.value.as_slice(), &two.value].concat());
                    each(&joined, &|| format!("{}.{}", one.text, two.text))?;
                }
            }
        }
        ControlFlow::Continue(())
    }
}

/// The hash of this scheme in the row, alone or behind a label.
fn base(probe: &Probe, name: &'static str) -> Option<Base> {
    let scheme = crate::schemes::scheme(name)?;
    let stored = core::str::from_utf8(probe.row.as_bytes()).ok()?;
    let registry = Registry::builder().enable(name).build().ok()?;
    let view = View { registry: &registry, scope: None };
    let starts = (0..stored.len().min(MAX_LABEL)).filter(|at| {
        let label = stored.as_bytes().get(..*at).and_then(<[u8]>::last);
        label.is_none_or(|byte| !byte.is_ascii_alphanumeric()) || stored.as_bytes().get(*at) == Some(&b'$')
    });
    starts.filter_map(|at| stored.split_at_checked(at)).find_map(|(label, hash)| {
        let row = StoredHash::new(hash);
        if !scheme.prefixes().iter().any(|prefix| prefix.matches(hash.as_bytes())) {
            return None;
        }
        scheme.recognise(&row)?;
        let chain = RefCell::default();
        let input = Input::new(&row, &probe.subject, &probe.keyring).resolving(&view, &chain);
        let record = scheme.parse(input).ok()?;
        let layout = format!("{}{{hash}}", label.replace('{', "{{"));
        Some(Base { name, layout, labelled: !label.is_empty(), record })
    })
}
