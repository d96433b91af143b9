//! A stream of many records takes no more memory than one of few.
#![cfg(feature = "import")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::{BufReader, Read};
use std::sync::atomic::{AtomicUsize, Ordering};

use password_compat::import::{Form, Importer, Mapping, Options, Source, dry_run};
use password_compat::{Argon2id, Registry, Verifier};

/// Counts what is allocated now, and at most.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// The trait is unsafe; everything is the system allocator's.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        PEAK.fetch_max(now, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A file that is made while it is read.
struct Made {
    left: usize,
    head: Vec<u8>,
    line: fn(usize) -> String,
    tail: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
}

impl Read for Made {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.ready.len() {
            self.at = 0;
            self.ready = if !self.head.is_empty() {
                std::mem::take(&mut self.head)
            } else if self.left > 0 {
                self.left -= 1;
                (self.line)(self.left).into_bytes()
            } else {
                std::mem::take(&mut self.tail)
            };
        }
        let count = into.len().min(self.ready.len() - self.at);
        into[..count].copy_from_slice(&self.ready[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

const HASH: &str = "$2b$04$7vrZJGf.Ay91vWir.5ClIO2KxyIFAjZ/ulgASH6NSk55B9kXwds/e";

fn array(n: usize) -> String {
    let comma = if n == 0 { "" } else { "," };
    format!(
        "{{\"id\":\"{n}\",\"email\":\"{n}@example.org\",\"password_hash\":\"{HASH}\",\"more\":[1,2]}}{comma}\n"
    )
}

fn csv(n: usize) -> String {
    format!("{n},{n}@example.org,{HASH}\n")
}

fn ldif(n: usize) -> String {
    format!("dn: uid={n}\nuid: {n}\nuserPassword: {{CRYPT}}{HASH}\n\n")
}

fn dump(n: usize) -> String {
    format!("({n},'{n}@example.org','{HASH}'){}", if n == 0 { ";" } else { "," })
}

#[test]
fn memory_does_not_grow_with_the_file() {
    let registry = Registry::builder().enable("bcrypt").enable("ldap_crypt").build().unwrap();
    let verifier = Verifier::builder(registry).native(Argon2id::new(32, 1, 1)).build().unwrap();
    let mapping = Mapping::hash("password_hash").id("id");
    type Kind = (Source, Form, &'static str, fn(usize) -> String, &'static str);
    let kinds: [Kind; 5] = [
        (Source::Supabase, Form::Json, "[\n", array, "]"),
        (Source::Supabase, Form::Json, "{\"count\": 7, \"users\": [\n", array, "], \"next\": null}"),
        (Source::Table, Form::Table, "id,email,password_hash\n", csv, ""),
        (Source::Ldif, Form::Ldif, "version: 1\n\n", ldif, ""),
        // One statement, as mysqldump writes it.
        (Source::SqlDump, Form::Sql, "INSERT INTO users (id, email, password_hash) VALUES ", dump, ""),
    ];
    for (index, (source, form, head, line, tail)) in kinds.into_iter().enumerate() {
        let peak = |records: usize, judged: bool| {
            let made =
                Made { left: records, head: head.into(), line, tail: tail.into(), ready: Vec::new(), at: 0 };
            let options = Options::new().with_form(form).with_mapping(mapping.clone());
            let before = NOW.load(Ordering::Relaxed);
            PEAK.store(before, Ordering::Relaxed);
            let reading = Importer::new(source, options).read(BufReader::new(made));
            let read = if judged {
                let summary = dry_run(reading, &verifier, |_| {});
                assert_eq!(summary.refused(), 0, "{summary}");
                summary.records()
            } else {
                reading.filter(|record| record.as_ref().is_ok_and(|record| record.stored.len() == 1)).count()
                    as u64
            };
            assert_eq!(read, records as u64);
            PEAK.load(Ordering::Relaxed) - before
        };
        peak(100, true);
        for (judged, records) in [(true, 2_000), (false, if index == 0 { 200_000 } else { 20_000 })] {
            let (few, many) = (peak(100, judged), peak(records, judged));
            assert!(many <= few + 4096, "{source}: {few} bytes for 100 records, {many} for {records}");
            assert!(many < 256 * 1024, "{source}: {many}");
        }
    }
}
