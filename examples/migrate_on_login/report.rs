//! What is printed, and whether all of it was as promised.

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;

use password_compat::{Reason, Urgency};

use crate::people::Cast;
use crate::site::{Saved, Visit};

/// Collects promises and prints them with what happened.
pub struct Report {
    systems: BTreeMap<String, String>,
    kept: usize,
    broken: Vec<String>,
}

impl Report {
    pub fn new(cast: &Cast) -> Self {
        let systems = cast.people.iter().map(|person| (person.login.clone(), person.system.clone()));
        Self { systems: systems.collect(), kept: 0, broken: Vec::new() }
    }

    pub fn scene(&self, title: &str) {
        println!("\n== {title}");
    }

    pub fn note(&self, text: impl AsRef<str>) {
        println!("   {}", text.as_ref());
    }

    pub fn head(&self) {
        line(["login", "system", "scheme", "result", "why", "saved"]);
    }

    /// What the log says of an error, with its causes.
    pub fn error(&self, who: &str, error: &dyn Error) {
        self.note(format!("  {who:<10} {error}"));
        let mut cause = error.source();
        while let Some(error) = cause {
            self.note(format!("  {:<10} because {error}", ""));
            cause = error.source();
        }
    }

    /// A line of the log.
    pub fn visit(&self, visit: &Visit) {
        let system = self.systems.get(&visit.login).map_or("-", String::as_str);
        let scheme = visit.answer.scheme.as_ref().map_or("-", |scheme| scheme.as_str());
        let result = if visit.answer.allowed { "in" } else { "refused" };
        line([&visit.login, system, scheme, result, &why(visit), &visit.saved.to_string()]);
    }

    /// Whether something is as it is promised.
    pub fn promise(&mut self, promise: &str, kept: bool) {
        self.promise_all(promise, [("", kept)]);
    }

    /// Whether it is for every one of many, who are named if not.
    pub fn promise_all<N: AsRef<str>>(&mut self, promise: &str, of: impl IntoIterator<Item = (N, bool)>) {
        let (mut count, mut broken) = (0, Vec::new());
        for (name, kept) in of {
            count += 1;
            if !kept {
                broken.push(name.as_ref().to_owned());
            }
        }
        let number = if count == 1 { String::new() } else { format!(" ({count})") };
        if broken.is_empty() && count > 0 {
            self.kept += 1;
            println!("   kept:   {promise}{number}");
        } else {
            let text = format!("{promise}{number}: {}", broken.join(", "));
            println!("   BROKEN: {text}");
            self.broken.push(text);
        }
    }

    /// The end, and the exit code.
    pub fn finish(self) -> ExitCode {
        println!("\n{} promises kept, {} broken", self.kept, self.broken.len());
        for promise in &self.broken {
            println!("BROKEN: {promise}");
        }
        if self.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// Why a visit ended as it did: the code of the problem, or the reasons for the upgrade.
fn why(visit: &Visit) -> String {
    if let Some(code) = visit.problem() {
        return format!("error {code}");
    }
    if let Saved::Failed(_) = visit.saved {
        return "the database failed".to_owned();
    }
    if let Some(skip) = &visit.answer.skipped {
        return skip.to_string();
    }
    match &visit.answer.replacement {
        Some(new) => {
            let upgrade = new.upgrade();
            let reasons: Vec<&str> = upgrade.reasons().iter().map(Reason::name).collect();
            let urgency = match upgrade.urgency() {
                Urgency::High => "high: ",
                Urgency::Low => "low: ",
                _ => "",
            };
            format!("{urgency}{}", reasons.join(","))
        }
        None if visit.saved == Saved::AsItWas => "strong enough".to_owned(),
        None if visit.answer.allowed => "left as it is".to_owned(),
        None if visit.answer.scheme.is_some() => "wrong password".to_owned(),
        None => "unknown name".to_owned(),
    }
}

fn line(cells: [&str; 6]) {
    const WIDTHS: [usize; 6] = [10, 34, 20, 7, 21, 9];
    let mut text = String::from("  ");
    for (cell, width) in cells.into_iter().zip(WIDTHS) {
        text.push_str(&format!(" {:<width$}", cut(cell, width)));
    }
    println!("{}", text.trim_end());
}

/// A cell that is too long loses its end.
fn cut(cell: &str, width: usize) -> String {
    if cell.chars().count() <= width {
        return cell.to_owned();
    }
    cell.chars().take(width - 1).chain(['…']).collect()
}
