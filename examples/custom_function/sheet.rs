//! What is printed, and whether all of it was as promised.

use std::process::ExitCode;

/// Collects promises and prints them.
pub struct Sheet {
    kept: usize,
    broken: Vec<String>,
}

impl Sheet {
    pub fn new() -> Self {
        Self { kept: 0, broken: Vec::new() }
    }

    pub fn scene(&mut self, title: &str) {
        println!("\n{title}");
    }

    /// A line about something that is promised nothing about.
    pub fn note(&mut self, step: &str, text: &str) {
        println!("  - {step:<9} {text}");
    }

    /// A step, what came of it, and whether it is as promised.
    pub fn promise(&mut self, step: &str, text: &str, kept: bool) {
        println!("  {} {step:<9} {text}", if kept { "✓" } else { "✗" });
        if kept {
            self.kept += 1;
        } else {
            self.broken.push(format!("{step}: {text}"));
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
