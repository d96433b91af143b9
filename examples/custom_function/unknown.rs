//! Nobody knows what a column is, but there is an account to try: what makes
//! its row from its password?

use std::ops::ControlFlow;

use password_compat::{Keyring, Limits, Password, Probe, RecipeDefinition, StoredHash, Subject, Trial};

use crate::Result;
use crate::recipes::PORTAL;
use crate::sheet::Sheet;

pub fn play(sheet: &mut Sheet) -> Result<()> {
    sheet.scene("unknown: a row and its password");
    let (row, password) = (StoredHash::new(PORTAL), Password::from("correct horse"));
    // The first fit will do. A console would show how far it is, and let the user stop it.
    let report = Probe::new(&row, &password).run(|progress| match progress.found {
        0 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    });
    let fit = report.fits().next().ok_or("nothing fits")?;
    let (recipe, layout) = fit.recipe().zip(fit.layout()).ok_or("what fits is no recipe")?;
    let found = (recipe.to_string(), layout.to_string());
    let right = found == ("md5(md5($pass).$salt)".into(), "{hash}:{salt}".into());
    sheet.promise("found", &format!("{} as {}", found.0, found.1), right);

    let scheme = RecipeDefinition::new("x-found", found.0, found.1).scheme()?;
    let trial = Trial::of_recipe(&scheme);
    let trial = trial.run(&row, &password, &Subject::unknown(), &Keyring::new(), &Limits::default());
    sheet.promise("tried", "what was found is a definition for a file", trial.is_ok());
    Ok(())
}
