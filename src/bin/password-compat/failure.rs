//! Answers and failures, and the exit codes they have.

use std::error::Error;
use std::fmt;
use std::io;

/// What a command has to say.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Done, and all well.
    Yes,
    /// Done, and the answer is no.
    No,
}

impl From<bool> for Answer {
    fn from(well: bool) -> Self {
        if well { Self::Yes } else { Self::No }
    }
}

/// Why there is no answer.
pub enum Failure {
    /// The arguments or the configuration are wrong.
    Usage(String),
    /// Reading or writing failed.
    Io(String),
    /// Whoever read the output stopped: nobody's failure.
    ClosedPipe,
}

impl Failure {
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Io(_) => 3,
            Self::ClosedPipe => 0,
        }
    }

    pub fn usage(error: impl fmt::Display) -> Self {
        Self::Usage(error.to_string())
    }

    /// A failure with all its causes.
    pub fn caused(error: &dyn Error) -> Self {
        Self::Usage(with_causes(error))
    }

    /// A failure of a file.
    pub fn of(path: &str) -> impl FnOnce(io::Error) -> Self + '_ {
        move |error| match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Io(format!("{path}: {error}")),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::of("output")(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) | Self::Io(text) => f.write_str(text),
            Self::ClosedPipe => f.write_str("nobody reads the output"),
        }
    }
}

pub fn with_causes(error: &dyn Error) -> String {
    let (mut text, mut cause) = (error.to_string(), error.source());
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
