//! What is shown on a terminal: colours only there, bars, numbers that can be read.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Writes a line to standard output. Whoever reads it may have stopped: that is
/// no panic.
macro_rules! say {
    ($($text:tt)*) => {
        std::io::Write::write_fmt(&mut std::io::stdout(), format_args!("{}\n", format_args!($($text)*)))?
    };
}
pub(crate) use say;

/// Text in a colour, if standard output is a terminal that wants colours.
pub fn paint(color: Color, text: &str) -> String {
    if colors() { format!("\u{1b}[{}m{text}\u{1b}[0m", color as u8) } else { text.to_string() }
}

#[derive(Clone, Copy)]
pub enum Color {
    Red = 31,
    Green = 32,
    Yellow = 33,
}

fn colors() -> bool {
    std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|value| value != "dumb")
}

/// A bar of a share, `width` characters long.
pub fn bar(share: f64, width: usize) -> String {
    let filled = (share.clamp(0.0, 1.0) * width as f64).round() as usize;
    format!("{}{}", "█".repeat(filled), "░".repeat(width - filled))
}

/// A count with its thousands apart.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// A large number in words.
pub fn rate(number: f64) -> String {
    let (value, unit) = match number {
        n if n >= 1e9 => (n / 1e9, " G"),
        n if n >= 1e6 => (n / 1e6, " M"),
        n if n >= 1e3 => (n / 1e3, " k"),
        n => (n, " "),
    };
    format!("{value:.1}{unit}")
}

/// A duration in the unit that suits it.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s if s < 1.0 => format!("{:.1} ms", s * 1e3),
        s if s < 120.0 => format!("{s:.1} s"),
        s if s < 7200.0 => format!("{:.0} min", s / 60.0),
        s => format!("{:.1} h", s / 3600.0),
    }
}

/// Progress on standard error, if that is a terminal: how many, how fast, and
/// how long it will still take where the whole is known.
pub struct Progress {
    began: Instant,
    shown: Instant,
    on: bool,
}

impl Progress {
    pub fn new() -> Self {
        let now = Instant::now();
        Self { began: now, shown: now, on: std::io::stderr().is_terminal() }
    }

    /// `done` rows; `share` of the input, if it is known.
    pub fn at(&mut self, done: u64, share: Option<f64>) {
        const OFTEN: Duration = Duration::from_millis(200);
        if !self.on || self.shown.elapsed() < OFTEN {
            return;
        }
        self.shown = Instant::now();
        let seconds = self.began.elapsed().as_secs_f64();
        let rest = share.filter(|share| *share > 0.0).map(|share| {
            let left = Duration::from_secs_f64(seconds / share - seconds);
            format!(" [{}] {:3.0} %, {} left", bar(share, 24), share * 100.0, duration(left))
        });
        let rate = rate(done as f64 / seconds.max(1e-9));
        eprint!("\r{} rows, {rate}/s{}   ", count(done), rest.unwrap_or_default());
        let _ = std::io::stderr().flush();
    }

    pub fn end(&self) {
        if self.on {
            eprint!("\r{:78}\r", "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_can_be_read() {
        assert_eq!(count(0), "0");
        assert_eq!(count(1_234_567), "1 234 567");
        assert_eq!(rate(220.6e9), "220.6 G");
        assert_eq!(duration(Duration::from_micros(1500)), "1.5 ms");
        assert_eq!(bar(0.5, 4), "██░░");
        assert_eq!(bar(7.0, 2), "██");
    }
}
