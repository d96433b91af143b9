//! What is written down: the figures as JSON, the charts, the tables of the README.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::peers::Peer;
use crate::{Report, as_json, chart, lanes, machine, millis};

const START: &str = "<!-- cost: made by benches/cost -->\n";
const END: &str = "<!-- end of cost -->";
const RESULTS: &str = "benches/cost/results";

pub fn json(report: &Report) -> String {
    let rows: Vec<Value> = report.measured.iter().map(as_json).collect();
    let lanes: Vec<Value> = report.lanes.iter().map(lanes::Throughput::as_json).collect();
    let report = json!({ "machine": machine::facts(), "rows": rows, "lanes": lanes, "john_bcrypt_5_per_second": report.john });
    format!("{report:#}\n")
}

pub fn charts(report: &Report, folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let bars: Vec<(String, f64)> = report
        .measured
        .iter()
        .filter_map(|one| Some((format!("{} ({})", one.row.name, one.best()?.name), one.ratios()?.0)))
        .collect();
    std::fs::write(folder.join("latency.svg"), chart::ratios("CPU time of one login, over the fastest peer's", &bars)?)?;
    let lines: Vec<(String, Vec<f64>)> = report
        .lanes
        .iter()
        .map(|one| (format!("{} ({})", one.row.name, one.peer), one.gains().map(|(_, gain)| gain).collect()))
        .collect();
    let title = "Logins a second of one core, over the fastest peer's";
    std::fs::write(folder.join("lanes.svg"), chart::lines(title, &lanes::WIDTHS, &lines)?)?;
    Ok(())
}

pub fn publish(report: &Report, peers: &[Peer], root: &Path) -> Result<(), Box<dyn Error>> {
    let folder = root.join(RESULTS);
    charts(report, &folder)?;
    std::fs::write(folder.join("cost.json"), json(report))?;
    let page = root.join("README.md");
    let text = std::fs::read_to_string(&page)?;
    let (before, rest) = text.split_once(START).ok_or("no place for the tables in the README")?;
    let (_, after) = rest.split_once(END).ok_or("no end of the tables in the README")?;
    std::fs::write(page, [before, START, &tables(report, peers)?, END, after].concat())?;
    Ok(())
}

fn tables(report: &Report, peers: &[Peer]) -> Result<String, std::fmt::Error> {
    let mut text = format!("\n{}; beside it", machine::describe());
    for (at, peer) in peers.iter().enumerate() {
        write!(text, "{} {} ({})", if at == 0 { "" } else { "," }, peer.name, peer.version)?;
    }
    text.push_str(".\n\n| one login | here, ms | fastest peer, ms | | ratio | of the least |\n|---|--:|--:|---|--:|--:|\n");
    for one in &report.measured {
        let (Some(best), Some((ratio, least))) = (one.best(), one.ratios()) else { continue };
        let (ours, theirs) = (millis(one.ours.median()), millis(best.median()));
        writeln!(text, "| {} | {ours:.3} | {theirs:.3} | {} | {ratio:.2} | {least:.2} |", one.row.name, best.name)?;
    }
    write!(text, "\n![CPU time of one login over the fastest peer's]({RESULTS}/latency.svg)\n\n| lanes on one core |")?;
    lanes::WIDTHS.iter().try_for_each(|width| write!(text, " {width} |"))?;
    text.push_str(" fastest peer, logins a second |\n|---|");
    lanes::WIDTHS.iter().for_each(|_| text.push_str("--:|"));
    text.push_str("---|\n");
    for one in &report.lanes {
        write!(text, "| {} |", one.row.name)?;
        one.gains().try_for_each(|(_, gain)| write!(text, " {gain:.2} |"))?;
        writeln!(text, " {} {:.1} |", one.peer, one.peer_rate())?;
    }
    let john = report.john.zip(report.lanes.iter().find(|one| one.row.name == "bcrypt, cost 5"));
    if let Some((john, ours)) = john {
        let rate = ours.best().1 * ours.peer_rate();
        writeln!(
            text,
            "\nJohn the Ripper's bcrypt of cost 5 makes {john:.0} hashes a second of one core in the same minutes; lanes \
             here make {rate:.0}, {:.2} times as many.",
            rate / john
        )?;
    }
    writeln!(text, "\n![Logins a second of one core over the fastest peer's, by lanes]({RESULTS}/lanes.svg)\n")?;
    Ok(text)
}
