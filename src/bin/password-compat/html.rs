//! The inventory as one page with charts, that needs nothing besides itself.

use std::error::Error;
use std::fmt::Write;

use password_compat::Timestamp;
use password_compat::inventory::{ATTACK_SOURCE, Answer, Class, Generation};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::inventory::{Report, plan, unreadable};
use crate::terminal::{count, duration, rate};

const STYLE: &str = "
:root { color-scheme: light; --ink: #1b2430; --soft: #5c6773; --line: #dfe4ea; --paper: #fff; --back: #f5f7f9 }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back); margin: 0 }
main { max-width: 1060px; margin: 2rem auto; padding: 0 1.5rem }
h1 { font-size: 1.6rem; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 2rem 0 .75rem }
.muted { color: var(--soft) }
section, .cards div { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: .75rem; margin: 1.25rem 0 }
.cards b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line) }
th { font-weight: 600; color: var(--soft); font-size: .85rem } td.n, th.n { text-align: right; white-space: nowrap }
.yes { color: #1d7a46 } .no { color: #b3261e } .unknown { color: #8a6100 }
svg { max-width: 100%; height: auto }";

pub fn page(report: &Report) -> Result<String, Box<dyn Error>> {
    let inventory = &report.inventory;
    let all: u64 = inventory.classes().map(|class| class.count).sum();
    let mut page = String::new();
    let taken = inventory.taken().map(day).unwrap_or_default();
    write!(
        page,
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>Password hashes, {taken}</title><style>{STYLE}</style><main>\
         <h1>Password hashes</h1><div class=\"muted\">{taken}; times on {}</div>",
        escape(&report.calibration.host().cpu)
    )?;
    cards(&mut page, report, all)?;
    closing(&mut page, report)?;
    write!(page, "<h2>By scheme, the weakest first</h2><section>{}</section>", by_scheme(report)?)?;
    classes(&mut page, report, all)?;
    write!(
        page,
        "<h2>How fast a guess is</h2><section>{}<p class=\"muted\">{ATTACK_SOURCE}</p></section>",
        guesses(report)?
    )?;
    unreadable_rows(&mut page, report)?;
    page.push_str("</main></html>\n");
    Ok(page)
}

fn cards(page: &mut String, report: &Report, all: u64) -> std::fmt::Result {
    let inventory = &report.inventory;
    let of = |generation| count(inventory.of(generation));
    let cards = [
        ("hashes", count(all)),
        ("native", of(Generation::Native)),
        ("wrapped", of(Generation::Wrapped)),
        ("legacy", of(Generation::Legacy)),
        ("disabled", count(inventory.disabled())),
        ("unreadable", count(unreadable(report))),
        ("a login, mean", duration(inventory.mean_verification(&report.calibration))),
    ];
    page.push_str("<div class=\"cards\">");
    cards.iter().try_for_each(|(name, value)| write!(page, "<div><b>{value}</b>{name}</div>"))?;
    page.push_str("</div>");
    Ok(())
}

fn closing(page: &mut String, report: &Report) -> std::fmt::Result {
    let readiness = &report.readiness;
    let word = match readiness.answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        _ => "unknown",
    };
    write!(
        page,
        "<h2>May the old database be closed? <span class=\"{word}\">{word}</span></h2><section>\
         <div class=\"muted\">At most {:.2} % legacy, and none matched for {} days.</div><ul>",
        report.threshold * 100.0,
        report.quiet
    )?;
    readiness.reasons.iter().try_for_each(|reason| write!(page, "<li>{}</li>", escape(reason)))?;
    page.push_str("</ul>");
    if !readiness.leftovers.is_empty() {
        page.push_str("<table><tr><th>left</th><th class=\"n\">rows</th><th>what to do</th></tr>");
        for left in &readiness.leftovers {
            let scheme = left.scheme.as_ref().map_or("unreadable", |scheme| scheme.as_str());
            let plan = plan(left.plan);
            write!(
                page,
                "<tr><td>{}</td><td class=\"n\">{}</td><td>{plan}</td></tr>",
                escape(scheme),
                count(left.count)
            )?;
        }
        page.push_str("</table>");
    }
    page.push_str("</section>");
    Ok(())
}

fn classes(page: &mut String, report: &Report, all: u64) -> std::fmt::Result {
    page.push_str(
        "<h2>Classes</h2><section><table><tr><th>scheme</th><th>parameters</th><th>generation</th><th>strength</th>\
         <th class=\"n\">rows</th><th class=\"n\">share</th><th class=\"n\">a login</th><th class=\"n\">guesses/s</th></tr>",
    );
    for class in report.inventory.weakest_first() {
        let guesses = class.attack_rate().map_or("–".to_string(), |found| rate(found.guesses_per_second));
        write!(
            page,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{:.1} %</td>\
             <td class=\"n\">{}</td><td class=\"n\">{guesses}</td></tr>",
            escape(class.scheme.as_str()),
            escape(&class.params),
            class.generation.name(),
            class.strength.name(),
            count(class.count),
            class.count as f64 * 100.0 / all.max(1) as f64,
            duration(class.time(&report.calibration)),
        )?;
    }
    page.push_str("</table></section>");
    Ok(())
}

fn unreadable_rows(page: &mut String, report: &Report) -> std::fmt::Result {
    if unreadable(report) == 0 {
        return Ok(());
    }
    page.push_str("<h2>Rows without a verdict</h2><section><table><tr><th>because</th><th class=\"n\">rows</th><th>the first of them</th></tr>");
    for (code, rows) in report.inventory.unreadable() {
        let places: Vec<String> =
            rows.examples.iter().map(|(place, len)| format!("row {place} ({len} bytes)")).collect();
        write!(
            page,
            "<tr><td>{}</td><td class=\"n\">{}</td><td>{}</td></tr>",
            escape(code),
            count(rows.count),
            places.join(", ")
        )?;
    }
    if report.bad_lines > 0 {
        write!(page, "<tr><td>not a row</td><td class=\"n\">{}</td><td></td></tr>", count(report.bad_lines))?;
    }
    page.push_str("</table></section>");
    Ok(())
}

const ROW: i32 = 32;
const LABELS: i32 = 340;
const WIDTH: i32 = 980;

/// One bar of a chart: its label, its length of 1, the text behind it, its colour.
type Bar = (String, f64, String, RGBColor);

fn bars(bars: &[Bar]) -> Result<String, Box<dyn Error>> {
    let height = ROW * bars.len().max(1) as i32 + 12;
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, (WIDTH as u32, height as u32)).into_drawing_area();
        let font = ("sans-serif", 14).into_font().color(&RGBColor(27, 36, 48));
        let (left, right) =
            (font.pos(Pos::new(HPos::Right, VPos::Center)), font.pos(Pos::new(HPos::Left, VPos::Center)));
        for (at, (label, share, behind, color)) in bars.iter().enumerate() {
            let middle = 6 + ROW * at as i32 + ROW / 2;
            let end = LABELS + 2 + (f64::from(WIDTH - LABELS - 130) * share.clamp(0.0, 1.0)) as i32;
            area.draw_text(label, &left, (LABELS - 8, middle))?;
            area.draw(&Rectangle::new([(LABELS, middle - 10), (end, middle + 10)], color.filled()))?;
            area.draw_text(behind, &right, (end + 6, middle))?;
        }
        area.present()?;
    }
    Ok(text)
}

const fn color(generation: Generation) -> RGBColor {
    match generation {
        Generation::Native => RGBColor(29, 122, 70),
        Generation::Wrapped => RGBColor(46, 94, 170),
        _ => RGBColor(190, 90, 40),
    }
}

/// Scheme and parameters. What is left out of long ones is seen to be.
fn label(class: &Class) -> String {
    const MOST: usize = 48;
    let whole = format!("{} {}", class.scheme, class.params);
    if whole.chars().count() <= MOST { whole } else { whole.chars().take(MOST - 1).chain(['…']).collect() }
}

/// Rows of each class; the length of a bar is its share of the largest.
fn by_scheme(report: &Report) -> Result<String, Box<dyn Error>> {
    let most = report.inventory.classes().map(|class| class.count).max().unwrap_or(1) as f64;
    let all: Vec<Bar> = report
        .inventory
        .weakest_first()
        .map(|class| {
            let label = label(class);
            (label, class.count as f64 / most, count(class.count), color(class.generation))
        })
        .collect();
    let key = "<p class=\"muted\"><span style=\"color:#be5a28\">■</span> legacy \
               <span style=\"color:#2e5eaa\">■</span> wrapped <span style=\"color:#1d7a46\">■</span> native</p>";
    Ok(bars(&all)? + key)
}

/// Guesses a second, by their logarithm.
fn guesses(report: &Report) -> Result<String, Box<dyn Error>> {
    const MOST: f64 = 12.0;
    let all: Vec<Bar> = report
        .inventory
        .weakest_first()
        .filter_map(|class| {
            let rate_of = class.attack_rate()?.guesses_per_second;
            let label = label(class);
            Some((
                label,
                rate_of.max(1.0).log10() / MOST,
                format!("{}/s", rate(rate_of)),
                RGBColor(150, 60, 60),
            ))
        })
        .collect();
    Ok(bars(&all)? + "<p class=\"muted\">Each tenth of the width is a factor of about sixteen.</p>")
}

/// The day of a time, as in `2027-03-01`.
pub fn day(time: Timestamp) -> String {
    let days = time.as_unix().div_euclid(86_400);
    // The day of which the time is the start: found from the year down, by what `Timestamp::date` says.
    let mut year = (1970 + days.div_euclid(366)) as i32;
    let starts = |year: i32| Timestamp::date(year, 1, 1).as_unix().div_euclid(86_400);
    while starts(year + 1) <= days {
        year += 1;
    }
    let month =
        (1..=12).rev().find(|month| Timestamp::date(year, *month, 1).as_unix().div_euclid(86_400) <= days);
    let month = month.unwrap_or(1);
    let first = Timestamp::date(year, month, 1).as_unix().div_euclid(86_400);
    format!("{year:04}-{month:02}-{:02}", days - first + 1)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (year, month, date) in
            [(1970, 1, 1), (2000, 2, 29), (2026, 12, 31), (2027, 1, 1), (2100, 3, 1), (1969, 12, 31)]
        {
            let time = Timestamp::from_unix(Timestamp::date(year, month, date).as_unix() + 3600);
            assert_eq!(day(time), format!("{year:04}-{month:02}-{date:02}"));
        }
    }

    #[test]
    fn names_cannot_break_the_page() {
        assert_eq!(escape("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
    }
}
