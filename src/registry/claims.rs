//! What recipes would change before they are enabled.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::Registry;
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::recipe::RecipeScheme;
use crate::scheme::{Input, Scheme};
use crate::stored::{StoredHash, Subject};

/// What one recipe would make of a sample of rows, beside a registry that does
/// not have it yet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Claim {
    /// The recipe.
    pub scheme: SchemeId,
    /// How many rows were looked at.
    pub rows: usize,
    /// How many of them have its layout, and can be read.
    pub recognised: usize,
    /// How many of these nothing else recognises, in the registry or among the
    /// other recipes.
    pub alone: usize,
    /// How many have its layout, but could never be verified.
    pub malformed: usize,
    /// Who else recognises the rows that it does, and how many.
    pub contested: BTreeMap<SchemeId, usize>,
}

impl Registry {
    /// What each of some new recipes would claim of a sample of stored rows.
    /// Hints are not looked at; nothing is computed.
    ///
    /// ```
    /// use password_compat::{RecipeDefinition, Registry, StoredHash, presets};
    /// let registry = Registry::builder().preset(presets::HEX_DIGESTS).build()?;
    /// let forum = RecipeDefinition::new("x-forum", "md5(md5($pass).$salt)", "{hash}:{salt}").scheme()?;
    /// let rows = ["28f9975808ae2bdc5847b1cda26033ea:308", "5f4dcc3b5aa765d61d8327deb882cf99"].map(StoredHash::new);
    /// let claims = registry.claims(&[forum], &rows);
    /// assert_eq!((claims[0].recognised, claims[0].alone), (1, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn claims<'r>(
        &self,
        recipes: &[RecipeScheme],
        rows: impl IntoIterator<Item = &'r StoredHash>,
    ) -> Vec<Claim> {
        let mut claims: Vec<Claim> = recipes.iter().map(empty).collect();
        for row in rows {
            let recognised: Vec<bool> =
                recipes.iter().map(|recipe| recipe.recognise(row).is_some()).collect();
            let registered = self.identify(row);
            for (index, claim) in claims.iter_mut().enumerate() {
                claim.rows += 1;
                let (Some(true), Some(recipe)) = (recognised.get(index), recipes.get(index)) else {
                    continue;
                };
                if !readable(recipe, row) {
                    claim.malformed += 1;
                    continue;
                }
                claim.recognised += 1;
                let rivals = recipes.iter().zip(&recognised).enumerate();
                let rivals = rivals.filter(|(at, (_, recognised))| *at != index && **recognised);
                let rivals = rivals.map(|(_, (rival, _))| rival.id());
                let mut alone = true;
                for rival in registered.iter().map(|found| found.scheme().clone()).chain(rivals) {
                    alone = false;
                    *claim.contested.entry(rival).or_default() += 1;
                }
                claim.alone += usize::from(alone);
            }
        }
        claims
    }
}

fn empty(recipe: &RecipeScheme) -> Claim {
    Claim { scheme: recipe.id(), rows: 0, recognised: 0, alone: 0, malformed: 0, contested: BTreeMap::new() }
}

/// Whether the row could be verified by somebody, keys and context aside. What
/// is carried inside is not looked at.
fn readable(recipe: &RecipeScheme, row: &StoredHash) -> bool {
    let (subject, keyring) = (Subject::unknown(), Keyring::new());
    recipe.carries() || recipe.inspect(Input::new(row, &subject, &keyring)).is_ok()
}
