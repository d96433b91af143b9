//! Takes over users of an Authing (GenAuth) pool. What their hashes mean is what the custom function of the pool did;
//! here it is written down as a recipe, which is data.
//!
//! ```text
//! cargo run --features import --example import_authing [FILE]
//! ```

#[path = "import/store.rs"]
mod store;

use password_compat::import::{Importer, Options, Outcome, Source, dry_run, hash_plaintext, judge, registry};
use password_compat::{RecipeDefinition, Verifier};
use store::{Result, Store};

const SAMPLE: &str = include_str!("import/authing.json");

fn main() -> Result<()> {
    let file = std::env::args().nth(1).map(std::fs::read_to_string).transpose()?;
    let file = file.as_deref().unwrap_or(SAMPLE);

    // The pool's function in Node.js was
    //   validate: sha256(salt + md5(password)) === encryptedPassword
    let function =
        RecipeDefinition::new("x-authing-pool", "sha256($salt.md5($pass))", "{hash}").from("the old pool");
    let verifier = Verifier::builder(registry(&[Source::Authing]).recipes([function]).build()?).build()?;
    // One row has `keepPassword: false`: a plain password, which is hashed here, because it is asked for.
    let options = Options::new().with_hint("x-authing-pool").allow_plaintext(true);
    let read = || Importer::new(Source::Authing, options.clone()).read(file.as_bytes());

    println!("dry run");
    let summary = dry_run(read(), &verifier, |finding| println!("  {finding}"));
    println!("{summary}");

    let store = Store::new()?;
    for record in read().filter(|record| judge(record, &verifier).outcome != Outcome::Refused) {
        let mut user = record?;
        hash_plaintext(&mut user, &verifier)?;
        store.insert(&user)?;
    }

    println!("logins");
    store.login(&verifier, "zhangsan", "a wrong password")?;
    store.login(&verifier, "zhangsan", "张三的密码")?;
    store.login(&verifier, "zhangsan", "张三的密码")?;
    store.login(&verifier, "lisi", "lisi123456")?;
    store.login(&verifier, "wangwu", "wangwu's password")?;
    store.login(&verifier, "zhaoliu", "zhaoliu's plain password")
}
