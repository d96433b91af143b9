//! What is measured.

pub const PASSWORD: &[u8] = b"correct horse battery staple";

#[derive(Clone, Copy)]
pub enum Hash {
    Md5,
    Sha1,
    Sha256,
    Sha512,
}

/// What a peer is asked to compute.
#[derive(Clone, Copy)]
pub enum Algorithm {
    Bcrypt { cost: u32 },
    Pbkdf2 { hash: Hash, rounds: u32 },
    Scrypt { log_n: u8, r: u32, p: u32 },
    Argon2id { kib: u32, passes: u32 },
    /// H(salt, password), and then so many times H(digest, password): phpass and Drupal.
    Iterate { hash: Hash, rounds: u32 },
    /// Anything else that crypt(3) has.
    Crypt,
}

pub struct Call<'a> {
    pub algorithm: Algorithm,
    pub password: &'a [u8],
    pub salt: &'a [u8],
    pub len: usize,
    /// The setting of crypt(3) that asks for the same.
    pub setting: Option<&'a str>,
}

/// A scheme with its usual parameters.
pub struct Row {
    pub name: &'static str,
    /// The scheme of password-compat that reads it.
    pub scheme: &'static str,
    pub algorithm: Algorithm,
    pub salt: &'static [u8],
    pub len: usize,
    pub setting: Option<&'static str>,
    /// The stored text of a digest; crypt(3) gives it as it is.
    pub store: fn(&[u8]) -> String,
    /// The most that ours may take of the best peer.
    pub goal: Option<f64>,
    /// The least that lanes are to gain over the best peer. `None` where there are no lanes for it.
    pub lanes: Option<f64>,
}

impl Row {
    pub fn call(&self) -> Call<'_> {
        let Self { algorithm, salt, len, setting, .. } = *self;
        Call { algorithm, password: PASSWORD, salt, len, setting }
    }
}

const SALT: &[u8; 16] = b"0123456789abcdef";

/// The 64 characters of an encoding without padding, and which end of three
/// bytes comes first.
struct Encoding(&'static [u8; 64], End);

enum End {
    Big,
    Little,
}

const STANDARD: Encoding = Encoding(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", End::Big);
const DOT: Encoding = Encoding(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./", End::Big);
const BCRYPT: Encoding = Encoding(b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", End::Big);
const CRYPT: Encoding = Encoding(b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", End::Little);

fn text(Encoding(alphabet, end): Encoding, bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let sextet = |at: usize| match end {
            End::Big => (byte(0) << 16 | byte(1) << 8 | byte(2)) >> (18 - 6 * at) & 63,
            End::Little => (byte(0) | byte(1) << 8 | byte(2) << 16) >> (6 * at) & 63,
        };
        text.extend((0..=three.len()).map(|at| char::from(alphabet[sextet(at) as usize])));
    }
    text
}

fn as_it_is(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text of crypt(3)")
}

const fn crypt(name: &'static str, scheme: &'static str, setting: &'static str, goal: Option<f64>) -> Row {
    let (algorithm, salt, len) = (Algorithm::Crypt, b"", 0);
    Row { name, scheme, algorithm, salt, len, setting: Some(setting), store: as_it_is, goal, lanes: None }
}

impl Row {
    const fn in_lanes(mut self, goal: f64) -> Self {
        self.lanes = Some(goal);
        self
    }
}

const fn pbkdf2(
    (name, scheme): (&'static str, &'static str),
    (hash, rounds, len): (Hash, u32, usize),
    store: fn(&[u8]) -> String,
) -> Row {
    let algorithm = Algorithm::Pbkdf2 { hash, rounds };
    Row { name, scheme, algorithm, salt: SALT, len, setting: None, store, goal: Some(1.0), lanes: None }
}

const fn scrypt((name, log_n): (&'static str, u8), setting: &'static str, store: fn(&[u8]) -> String) -> Row {
    Row {
        name,
        scheme: "scrypt7",
        algorithm: Algorithm::Scrypt { log_n, r: 8, p: 1 },
        salt: SALT,
        len: 32,
        setting: Some(setting),
        store,
        goal: Some(1.1),
        lanes: Some(1.5),
    }
}

const fn bcrypt(
    (name, cost): (&'static str, u32),
    setting: &'static str,
    goal: Option<f64>,
    store: fn(&[u8]) -> String,
) -> Row {
    let algorithm = Algorithm::Bcrypt { cost };
    Row { name, scheme: "bcrypt", algorithm, salt: SALT, len: 23, setting: Some(setting), store, goal, lanes: None }
}

const fn iterate(
    (name, scheme): (&'static str, &'static str),
    (hash, rounds, len): (Hash, u32, usize),
    store: fn(&[u8]) -> String,
) -> Row {
    let algorithm = Algorithm::Iterate { hash, rounds };
    Row { name, scheme, algorithm, salt: b"01234567", len, setting: None, store, goal: None, lanes: None }
}

const fn argon2id(name: &'static str, kib: u32, passes: u32, store: fn(&[u8]) -> String) -> Row {
    let algorithm = Algorithm::Argon2id { kib, passes };
    Row { name, scheme: "argon2", algorithm, salt: SALT, len: 32, setting: None, store, goal: Some(1.2), lanes: None }
}

const SALT_TEXT: &str = "MDEyMzQ1Njc4OWFiY2RlZg";

pub const ROWS: &[Row] = &[
    pbkdf2(("PBKDF2-SHA1, 100000 rounds", "pbkdf2_sha1"), (Hash::Sha1, 100_000, 20), |digest| {
        format!("$pbkdf2$100000${SALT_TEXT}${}", text(DOT, digest))
    })
    .in_lanes(1.0),
    pbkdf2(("PBKDF2-SHA256, 100000 rounds", "pbkdf2_sha256"), (Hash::Sha256, 100_000, 32), |digest| {
        format!("$pbkdf2-sha256$100000${SALT_TEXT}${}", text(DOT, digest))
    })
    .in_lanes(1.8),
    pbkdf2(("PBKDF2-SHA512, 100000 rounds", "pbkdf2_sha512"), (Hash::Sha512, 100_000, 64), |digest| {
        format!("$pbkdf2-sha512$100000${SALT_TEXT}${}", text(DOT, digest))
    })
    .in_lanes(3.0),
    crypt("sha256crypt, 5000 rounds", "sha256_crypt", "$5$0123456789abcdef", Some(1.0)).in_lanes(1.0),
    crypt("sha512crypt, 5000 rounds", "sha512_crypt", "$6$0123456789abcdef", Some(1.0)).in_lanes(1.0),
    bcrypt(("bcrypt, cost 5", 5), "$2b$05$KBCwKxOzLha2MUDgW0PjXe", None, |digest| {
        format!("$2b$05$KBCwKxOzLha2MUDgW0PjXe{}", text(BCRYPT, digest))
    })
    .in_lanes(1.0),
    bcrypt(("bcrypt, cost 10", 10), "$2b$10$KBCwKxOzLha2MUDgW0PjXe", Some(1.1), |digest| {
        format!("$2b$10$KBCwKxOzLha2MUDgW0PjXe{}", text(BCRYPT, digest))
    })
    .in_lanes(4.0),
    crypt("md5crypt", "md5_crypt", "$1$01234567", Some(1.1)).in_lanes(4.0),
    iterate(("phpass, 8192 rounds", "phpass"), (Hash::Md5, 1 << 13, 16), |digest| {
        format!("$P$B01234567{}", text(CRYPT, digest))
    })
    .in_lanes(4.0),
    // The text is cut at 55 characters.
    iterate(("Drupal 7, 32768 rounds", "drupal7"), (Hash::Sha512, 1 << 15, 64), |digest| {
        format!("$S$D01234567{}", &text(CRYPT, digest)[..43])
    })
    .in_lanes(1.0),
    scrypt(("scrypt, N=2^14 r=8 p=1", 14), "$7$C6..../....0123456789abcdef", |digest| {
        format!("$7$C6..../....0123456789abcdef${}", text(CRYPT, digest))
    }),
    scrypt(("scrypt, N=2^15 r=8 p=1", 15), "$7$D6..../....0123456789abcdef", |digest| {
        format!("$7$D6..../....0123456789abcdef${}", text(CRYPT, digest))
    }),
    argon2id("argon2id, 19 MiB t=2", 19_456, 2, |digest| {
        format!("$argon2id$v=19$m=19456,t=2,p=1${SALT_TEXT}${}", text(STANDARD, digest))
    }),
    argon2id("argon2id, 64 MiB t=3", 65_536, 3, |digest| {
        format!("$argon2id$v=19$m=65536,t=3,p=1${SALT_TEXT}${}", text(STANDARD, digest))
    }),
    crypt("yescrypt, j9T", "yescrypt", "$y$j9T$0123456789abcdef", None),
    crypt("DES crypt", "des_crypt", "ab", None),
    crypt("extended DES, 725 rounds", "bsdi_crypt", "_J9..abcd", None),
    crypt("sha1crypt, 24680 rounds", "sha1_crypt", "$sha1$24680$01234567", None),
    crypt("Sun MD5", "sun_md5_crypt", "$md5$01234567", None),
];
