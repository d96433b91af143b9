//! What is allocated, counted: recognising a row allocates nothing, and a
//! tenant of its own is small.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use password_compat::{Password, RecipeDefinition, Registry, StoredHash, Verifier, presets};

/// The system's allocator, counting for each thread.
struct Counting;

thread_local! {
    static CALLS: Cell<u64> = const { Cell::new(0) };
    static BYTES: Cell<i64> = const { Cell::new(0) };
}

fn count(calls: u64, bytes: i64) {
    // A thread that is ending has no counters any more.
    let _ = CALLS.try_with(|counter| counter.set(counter.get() + calls));
    let _ = BYTES.try_with(|counter| counter.set(counter.get() + bytes));
}

fn signed(bytes: usize) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

// SAFETY: everything is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(1, signed(layout.size()));
        // SAFETY: the caller keeps the contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(0, -signed(layout.size()));
        // SAFETY: the caller keeps the contract.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(1, signed(size) - signed(layout.size()));
        // SAFETY: the caller keeps the contract.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The calls of the allocator and the bytes that are left after them.
fn counted<T>(run: impl FnOnce() -> T) -> (T, u64, i64) {
    let before = (CALLS.get(), BYTES.get());
    let result = run();
    (result, CALLS.get() - before.0, BYTES.get() - before.1)
}

fn everything() -> Registry {
    let all = presets::ALL.iter().fold(Registry::builder(), |builder, preset| builder.preset(*preset));
    all.require_hints().build().unwrap()
}

#[test]
fn the_counter_counts() {
    let (kept, calls, bytes) = counted(|| vec![0_u8; 1000]);
    assert_eq!((kept.len(), calls, bytes), (1000, 1, 1000));
    let ((), calls, bytes) = counted(|| drop(vec![0_u8; 1000]));
    assert_eq!((calls, bytes), (1, 0));
}

#[test]
fn identifying_allocates_nothing() {
    let registry = everything();
    let mut looked_at = 0;
    for scheme in password_compat::schemes() {
        let Some(known) = scheme.exemplar() else { continue };
        let (found, calls, _) = counted(|| registry.identify(&known.stored).is_empty());
        assert_eq!(calls, 0, "{} ({found})", scheme.id());
        let (_, calls, _) = counted(|| registry.identify(&known.stored).iter().next().is_some());
        assert_eq!(calls, 0, "{}", scheme.id());
        looked_at += 1;
    }
    assert!(looked_at > 400, "{looked_at}");
    for unknown in ["", "nothing that anybody writes", "$", "{", "\u{0}"] {
        let row = StoredHash::new(unknown);
        assert_eq!(counted(|| registry.identify(&row).is_empty()).1, 0, "{unknown:?}");
    }
}

#[test]
fn a_tenant_is_small() {
    const TENANTS: usize = 200;
    const MOST: i64 = 2048;
    let base = everything();
    let tenants = |scope: bool| {
        let make = |number: usize| {
            let recipe = RecipeDefinition::new("x-forum", "md5(md5($pass).$salt)", "{hash}:{salt}");
            let recipe = if scope { recipe.in_scope(format!("tenant-{number}")) } else { recipe };
            base.extend().recipes([recipe]).build().unwrap()
        };
        let (overlays, _, bytes) = counted(|| (0..TENANTS).map(make).collect::<Vec<_>>());
        (overlays.len(), bytes / i64::try_from(TENANTS).unwrap())
    };
    for scope in [false, true] {
        let (made, each) = tenants(scope);
        assert_eq!(made, TENANTS);
        println!("an overlay, {} scope: {each} bytes", if scope { "with a" } else { "without" });
        assert!(each < MOST, "{each} bytes");
    }
}

/// Everything that a login gets is given back.
#[test]
fn a_login_leaves_nothing_behind() {
    let verifier = Verifier::builder(everything()).native(password_compat::Pbkdf2::new(1)).build().unwrap();
    let (password, row) = (Password::from("letmein"), StoredHash::new("{SHA}t6h1/B6iKLkGEEG3zsS9PFKrPOM="));
    let login = || drop(verifier.login(&password, Some(&row)));
    login();
    for _ in 0..3 {
        assert_eq!(counted(login).2, 0);
    }
}
