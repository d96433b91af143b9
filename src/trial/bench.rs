//! A scheme on its own, read and verified as a login would.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

use once_cell::race::OnceBox;

use crate::computation::Computation;
use crate::cost::{Cost, Limits};
use crate::error::{DeriveError, Error, ParseError, TooLong};
use crate::foreign;
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::native::Argon2id;
use crate::params::Params;
use crate::password::{Password, Reading};
use crate::policy::{Facts, Judgement, Policy};
use crate::registry::{Registry, View, unwrap_row};
use crate::scheme::{Input, Link, Prefix, Profile, Record, Resolver, Scheme, Strength};
use crate::stored::{StoredHash, Subject};
use crate::tag::{Scratch, Tag};
use crate::verifier::{Attempt, Verifier};

/// What verifies the rows of one person under a scheme that is only borrowed.
///
/// The comparison is that of a [`Verifier`]: a registry holds schemes by
/// ownership, so that it is given a parsed record under a name of its own.
pub(crate) struct Bench<'a> {
    scheme: &'a dyn Scheme,
    id: SchemeId,
    /// Who reads carried hashes; without one all that is built in.
    registry: Option<&'a Registry>,
    subject: Subject,
    keyring: Keyring,
    limits: Limits,
    verifier: Verifier,
}

/// A row that was parsed.
#[derive(Clone)]
pub(crate) struct Parsed {
    pub(crate) record: Arc<dyn Record>,
    pub(crate) params: Params,
    /// The schemes that read the password, this one first.
    readers: Vec<SchemeId>,
}

/// The native writer of the verifier: the least that Argon2 can ask for.
const NATIVE: (u32, u32, u32) = (8, 1, 1);
/// What it needs, in bytes and in microseconds.
const NATIVE_NEEDS: (u64, u64) = (8 << 10, 5);

impl<'a> Bench<'a> {
    pub(crate) fn new(
        scheme: &'a dyn Scheme,
        registry: Option<&'a Registry>,
        (subject, keyring): (&Subject, &Keyring),
        limits: &Limits,
    ) -> Result<Self, Error> {
        let id = foreign::guard(true, || scheme.id())
            .map_err(|cause| Error::Foreign { scheme: ALONE_ID, cause })?;
        let raised = limits
            .clone()
            .with_memory(limits.cost().memory.max(NATIVE_NEEDS.0))
            .with_work_micros(limits.cost().work.div_ceil(1_000_000).max(NATIVE_NEEDS.1));
        let failed = |_| Error::Derive { scheme: id.clone(), cause: DeriveError::Random };
        let empty = Registry::builder().build().map_err(failed_registry(&id))?;
        let verifier = Verifier::builder(empty)
            .native(Argon2id::new(NATIVE.0, NATIVE.1, NATIVE.2))
            .keyring(keyring.clone())
            .limits(raised)
            .policy(AdmitAll)
            .equal_time(false)
            .build()
            .map_err(failed)?;
        let (subject, keyring, limits) = (subject.clone(), keyring.clone(), limits.clone());
        Ok(Self { scheme, id, registry, subject, keyring, limits, verifier })
    }

    pub(crate) fn id(&self) -> &SchemeId {
        &self.id
    }

    /// The record of a row.
    pub(crate) fn parse(&self, row: &StoredHash) -> Result<Parsed, Error> {
        self.parse_for(row, &self.subject)
    }

    /// The record of a row, for somebody else.
    pub(crate) fn parse_for(&self, row: &StoredHash, subject: &Subject) -> Result<Parsed, Error> {
        let (len, limit) = (row.total_len(), self.limits.stored_len());
        if len > limit {
            return Err(Error::TooLong(TooLong { what: "stored hash", len, limit }));
        }
        let row = unwrap_row(row)?;
        let links = RefCell::new(alloc::vec![Link::new(self.id.clone())]);
        let parsed = foreign::guard(true, || {
            self.with_input(&row, (subject, &self.keyring), &links, |input| {
                let record = self.scheme.parse(input)?;
                let params = record.params();
                Ok::<_, ParseError>((record, params))
            })
        });
        let (record, params) = parsed
            .map_err(|cause| Error::Foreign { scheme: self.id.clone(), cause })?
            .map_err(|error| Error::of_parse(&self.id, error))?;
        let links = links.into_inner().into_iter().filter(|link| link.reads_password);
        let readers = links.map(|link| link.scheme).collect();
        Ok(Parsed { record: Arc::from(record), params, readers })
    }

    /// What the scheme is given for a row: carried hashes are read.
    pub(crate) fn with_input<T>(
        &self,
        row: &StoredHash,
        (subject, keyring): (&Subject, &Keyring),
        links: &RefCell<Vec<Link>>,
        read: impl FnOnce(Input<'_>) -> T,
    ) -> T {
        let input = Input::new(row, subject, keyring);
        match self.registry {
            Some(registry) => read(input.resolving(&View { registry, scope: None }, links)),
            None => read(input.resolving(&BuiltIn, links)),
        }
    }

    /// What verifying a password of this length costs.
    pub(crate) fn cost(&self, parsed: &Parsed, password_len: usize) -> Result<Cost, Error> {
        foreign::guard(true, || parsed.record.cost(password_len))
            .map_err(|cause| Error::Foreign { scheme: self.id.clone(), cause })
    }

    /// The cost, if the limits let a password of this length through.
    pub(crate) fn within_limits(&self, parsed: &Parsed, password_len: usize) -> Result<Cost, Error> {
        self.limits.check_sizes(password_len, 0).map_err(Error::TooLong)?;
        let cost = self.cost(parsed, password_len)?;
        for scheme in &parsed.readers {
            let checked = self.limits.check(scheme, cost, password_len);
            checked.map_err(|excess| Error::TooExpensive { scheme: scheme.clone(), excess })?;
        }
        Ok(cost)
    }

    /// The longest password that the limits let through, in bytes. By halves:
    /// costs never fall as the password grows.
    pub(crate) fn longest_password(&self, parsed: &Parsed) -> usize {
        let (mut fitting, mut beyond) = (0, self.limits.password_len().saturating_add(1));
        while beyond - fitting > 1 {
            let middle = fitting + (beyond - fitting) / 2;
            if self.within_limits(parsed, middle).is_ok() { fitting = middle } else { beyond = middle }
        }
        fitting
    }

    /// Whether the password is right. Nothing is computed above the limits.
    pub(crate) fn verify(&self, parsed: &Parsed, password: &Password) -> Result<bool, Error> {
        self.within_limits(parsed, password.len())?;
        let verifier = self.verifier_of(parsed)?;
        let verdict = verifier.verify_with(Attempt::new(password, &alone_row()).with_subject(&self.subject));
        verdict.map(|outcome| outcome.is_accepted()).map_err(|error| self.renamed(error))
    }

    /// A verifier that knows the parsed record as [`alone_row`].
    pub(crate) fn verifier_of(&self, parsed: &Parsed) -> Result<Verifier, Error> {
        let alone = Alone(Arc::clone(&parsed.record));
        let registry = Registry::builder().scheme(alone).build().map_err(failed_registry(&self.id))?;
        self.verifier.with_registry(registry).map_err(|_| Error::Unrecognised)
    }

    /// The error under the name of the scheme itself.
    fn renamed(&self, error: Error) -> Error {
        let scheme = self.id.clone();
        match error {
            Error::Derive { cause, .. } => Error::Derive { scheme, cause },
            Error::Foreign { cause, .. } => Error::Foreign { scheme, cause },
            Error::TooExpensive { excess, .. } => Error::TooExpensive { scheme, excess },
            other => other,
        }
    }

    /// A verdict on a row of its own, with the person of this bench.
    pub(crate) fn verdict(&self, row: &StoredHash, password: &Password) -> Result<bool, Error> {
        self.verify(&self.parse(row)?, password)
    }
}

fn failed_registry<E>(id: &SchemeId) -> impl Fn(E) -> Error + '_ {
    |_| Error::Derive { scheme: id.clone(), cause: DeriveError::Parameters("registry of a trial") }
}

/// Whether the index of a registry would find a row to be of this scheme.
pub(crate) fn indexed(scheme: &dyn Scheme, row: &StoredHash) -> bool {
    let stored = row.as_bytes();
    scheme.prefixes().iter().any(|prefix| prefix.matches(stored))
        || scheme.shapes().iter().any(|shape| shape.matches(stored))
}

/// Whether two records hold the same stored digest.
pub(crate) fn same_digest(one: &dyn Record, other: &dyn Record) -> bool {
    one.expected().as_bytes() == other.expected().as_bytes()
}

/// Whether two records of one person are known to compute the same: names and
/// keys are referred to in the text of a program.
pub(crate) fn same_program(one: &dyn Record, other: &dyn Record) -> bool {
    let text = |record: &dyn Record| record.computation().map(Computation::to_text);
    matches!((text(one), text(other)), (Some(one), Some(other)) if one == other)
        && one.readings() == other.readings()
}

/// Reads carried hashes by what is built in.
struct BuiltIn;

impl Resolver for BuiltIn {
    fn parse_carried(&self, input: Input<'_>) -> Result<Box<dyn Record>, Error> {
        let hinted = input.stored().hint().and_then(crate::schemes::scheme);
        let found = || {
            let candidate = everything()?.identify(input.stored()).iter().next()?;
            crate::schemes::scheme(candidate.scheme().as_str())
        };
        let scheme = hinted.or_else(found).ok_or(Error::Unrecognised)?;
        let id = scheme.id();
        input.note(&id);
        scheme.parse(input).map_err(|error| Error::of_parse(&id, error))
    }
}

fn everything() -> Option<&'static Registry> {
    static EVERYTHING: OnceBox<Option<Registry>> = OnceBox::new();
    let make = || {
        let all = crate::schemes::schemes().fold(Registry::builder(), |all, scheme| all.enable(scheme.id()));
        Box::new(all.require_hints().build().ok())
    };
    EVERYTHING.get_or_init(make).as_ref()
}

/// A record that was parsed elsewhere, as a scheme that knows one row.
#[derive(Debug)]
struct Alone(Arc<dyn Record>);

const ALONE_ID: SchemeId = SchemeId::builtin("x-alone");
const ALONE: &str = "x-alone:";

/// The row of the parsed record.
pub(crate) fn alone_row() -> StoredHash {
    StoredHash::new(ALONE)
}

impl Scheme for Alone {
    fn id(&self) -> SchemeId {
        ALONE_ID
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast)
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(ALONE)] }
    }

    fn parse(&self, _input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        Ok(Box::new(Shared(Arc::clone(&self.0))))
    }
}

struct Shared(Arc<dyn Record>);

impl Record for Shared {
    fn params(&self) -> Params {
        self.0.params()
    }

    fn cost(&self, password_len: usize) -> Cost {
        self.0.cost(password_len)
    }

    fn expected(&self) -> &Tag {
        self.0.expected()
    }

    fn computation(&self) -> Option<&Computation> {
        self.0.computation()
    }

    fn readings(&self) -> &[Reading] {
        self.0.readings()
    }

    fn derive(&self, password: &[u8], scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        self.0.derive(password, scratch)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shared(..)")
    }
}

/// What a scheme computes is looked at, whatever it is worth.
#[derive(Debug)]
struct AdmitAll;

impl Policy for AdmitAll {
    fn admits(&self, _facts: &Facts<'_>) -> Result<(), crate::error::Refusal> {
        Ok(())
    }

    fn judge(&self, _facts: &Facts<'_>) -> Judgement {
        Judgement::Keep
    }
}
