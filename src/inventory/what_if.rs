//! What another policy would make of a table.

use alloc::collections::BTreeMap;

use crate::error::Error;
use crate::id::SchemeId;
use crate::stored::StoredHash;
use crate::time::Timestamp;
use crate::verifier::Verifier;

/// Who would be refused, upgraded or kept under another policy at another time,
/// such as with MD5 refused from the first of September on.
///
/// ```
/// use password_compat::inventory::WhatIf;
/// use password_compat::{Registry, SchemeId, StandardPolicy, StoredHash, Timestamp, Verifier, presets};
/// let policy = StandardPolicy::new().refuse(SchemeId::parse("hex_md5")?, Timestamp::date(2027, 9, 1));
/// let registry = Registry::builder().preset(presets::HEX_DIGESTS).build()?;
/// let verifier = Verifier::builder(registry).policy(policy).build()?;
/// let row = StoredHash::new("5f4dcc3b5aa765d61d8327deb882cf99");
///
/// let mut before = WhatIf::at(Timestamp::date(2027, 8, 31));
/// before.add(&verifier, &row);
/// assert_eq!((before.upgraded(), before.refused()), (1, 0));
/// let mut after = WhatIf::at(Timestamp::date(2027, 9, 1));
/// after.add(&verifier, &row);
/// assert_eq!((after.upgraded(), after.refused()), (0, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WhatIf {
    time: Timestamp,
    refused: BTreeMap<SchemeId, u64>,
    upgraded: BTreeMap<SchemeId, u64>,
    kept: BTreeMap<SchemeId, u64>,
    /// Rows without a verdict for another reason than the policy.
    unreadable: u64,
}

impl WhatIf {
    /// Nothing looked at yet; the policy is asked as of this time.
    pub fn at(time: Timestamp) -> Self {
        let none = BTreeMap::new;
        Self { time, refused: none(), upgraded: none(), kept: none(), unreadable: 0 }
    }

    /// Adds the counts of another part of the table.
    pub fn merge(&mut self, other: &Self) {
        let pairs = [
            (&mut self.refused, &other.refused),
            (&mut self.upgraded, &other.upgraded),
            (&mut self.kept, &other.kept),
        ];
        for (own, others) in pairs {
            others.iter().for_each(|(scheme, count)| *own.entry(scheme.clone()).or_default() += count);
        }
        self.unreadable += other.unreadable;
    }

    /// Looks at a row with a verifier that has the policy in question.
    pub fn add(&mut self, verifier: &Verifier, stored: &StoredHash) {
        let (counts, scheme) = match verifier.examine_at(stored, self.time) {
            Ok(examined) if examined.reasons.is_empty() => (&mut self.kept, examined.scheme),
            Ok(examined) => (&mut self.upgraded, examined.scheme),
            Err(Error::Refused { scheme, .. }) => (&mut self.refused, scheme),
            Err(_) => {
                self.unreadable += 1;
                return;
            }
        };
        *counts.entry(scheme).or_default() += 1;
    }

    /// Those who would be refused.
    pub fn refused(&self) -> u64 {
        self.refused.values().sum()
    }

    /// Those who would be upgraded at their next login.
    pub fn upgraded(&self) -> u64 {
        self.upgraded.values().sum()
    }

    /// Those whose hash would stay as it is.
    pub fn kept(&self) -> u64 {
        self.kept.values().sum()
    }

    /// Rows that have no verdict under any policy.
    pub fn unreadable(&self) -> u64 {
        self.unreadable
    }

    /// The schemes with what becomes of their rows: refused, upgraded, kept.
    pub fn by_scheme(&self) -> BTreeMap<&SchemeId, [u64; 3]> {
        let mut all: BTreeMap<&SchemeId, [u64; 3]> = BTreeMap::new();
        for (at, counts) in [&self.refused, &self.upgraded, &self.kept].into_iter().enumerate() {
            for (scheme, count) in counts {
                if let Some(place) = all.entry(scheme).or_default().get_mut(at) {
                    *place = *count;
                }
            }
        }
        all
    }
}
