use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

/// Of `password`, by Python 3.11's plistlib and hashlib: with the verifier that macOS keeps beside it, the list of a
/// user, and that of Mac OS X 10.7.
const WITH_SRP: &str = "YnBsaXN0MDDSAQIDCl8QFFNBTFRFRC1TSEE1MTItUEJLREYyXxAeU1JQLVJGQzUwNTQtNDA5Ni1TSEE1MTItUEJLREYy0wQ\
    FBgcICVdlbnRyb3B5Wml0ZXJhdGlvbnNUc2FsdE8QgN4fIzvWRjHquFwGSWO+4WyUX4gDcdJFIhtTJMMIh2eEApLlyIW5px\
    +NL1Fu6koFuna0V90FV06eI9YJ3CgvY9UjsZCJE9DN8rcCt9rPpt9g32edZCUc3ske1ton/3BfjdWXB7TWA36XyIEsLzxBt\
    YS2ncRQ4RqCTW45UC4b1Rq0EQPoTxAgAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh/TBQYLDA0OWHZlcmlmaWVy\
    EdkDTxAgc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3NPEQIAdnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ\
    2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dn\
    Z2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2d\
    nZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2\
    dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ\
    2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dn\
    Z2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2d\
    nZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnYACAANACQARQBMAFQAXwBk\
    AOcA6gENARQBHQEgAUMAAAAAAAACAQAAAAAAAAAPAAAAAAAAAAAAAAAAAAADRw==";
const USER: &str = "YnBsaXN0MDDTAQIDBAYIXlNoYWRvd0hhc2hEYXRhVG5hbWVTdWlkoQVPEQOFYnBsaXN0MDDSAQIDCl8QFFNBTFRFRC1TSEE\
    1MTItUEJLREYyXxAeU1JQLVJGQzUwNTQtNDA5Ni1TSEE1MTItUEJLREYy0wQFBgcICVdlbnRyb3B5Wml0ZXJhdGlvbnNUc2\
    FsdE8QgN4fIzvWRjHquFwGSWO+4WyUX4gDcdJFIhtTJMMIh2eEApLlyIW5px+NL1Fu6koFuna0V90FV06eI9YJ3CgvY9Ujs\
    ZCJE9DN8rcCt9rPpt9g32edZCUc3ske1ton/3BfjdWXB7TWA36XyIEsLzxBtYS2ncRQ4RqCTW45UC4b1Rq0EQPoTxAgAAEC\
    AwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh/TBQYLDA0OWHZlcmlmaWVyEdkDTxAgc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3N\
    zc3Nzc3Nzc3Nzc3NPEQIAdnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dn\
    Z2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2d\
    nZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2\
    dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ\
    2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dn\
    Z2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2d\
    nZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2\
    dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnZ2dnYACAANACQARQBMAFQAXwBkAOcA6gENARQBHQEgAUMAAAAAAAACAQAAAAA\
    AAAAPAAAAAAAAAAAAAAAAAAADR6EHVGVybmGhCVM1MDEACAAPAB4AIwAnACkDsgO0A7kDuwAAAAAAAAIBAAAAAAAAAAoAAA\
    AAAAAAAAAAAAAAAAO/";
const OF_10_7: &str = "YnBsaXN0MDDRAQJdU0FMVEVELVNIQTUxMk8QRAECAwS6LjoWv9wL7oh+OU44KuGSINjNiuQAr0cPggqCNbXvc6bJ8n+Z3wH\
    ZjVbetSFoz2zCsA9zAyfAUkQIzgWOOvrtCAsZAAAAAAAAAQEAAAAAAAAAAwAAAAAAAAAAAAAAAAAAAGA=";
const NO_ROUNDS: &str = "YnBsaXN0MDDRAQJfEBRTQUxURUQtU0hBNTEyLVBCS0RGMtMDBAUGBwhXZW50cm9weVppdGVyYXRpb25zVHNhbHRPEIDeHyM\
    71kYx6rhcBkljvuFslF+IA3HSRSIbUyTDCIdnhAKS5ciFuacfjS9RbupKBbp2tFfdBVdOniPWCdwoL2PVI7GQiRPQzfK3Ar\
    faz6bfYN9nnWQlHN7JHtbaJ/9wX43Vlwe01gN+l8iBLC88QbWEtp3EUOEagk1uOVAuG9UatBAATxAgAAECAwQFBgcICQoLD\
    A0ODxAREhMUFRYXGBkaGxwdHh8ICyIpMTxBxMYAAAAAAAABAQAAAAAAAAAJAAAAAAAAAAAAAAAAAAAA6Q==";
const TOO_MANY_ROUNDS: &str = "YnBsaXN0MDDRAQJfEBRTQUxURUQtU0hBNTEyLVBCS0RGMtMDBAUGBwhXZW50cm9weVppdGVyYXRpb25zVHNhbHRPEIDeHyM\
    71kYx6rhcBkljvuFslF+IA3HSRSIbUyTDCIdnhAKS5ciFuacfjS9RbupKBbp2tFfdBVdOniPWCdwoL2PVI7GQiRPQzfK3Ar\
    faz6bfYN9nnWQlHN7JHtbaJ/9wX43Vlwe01gN+l8iBLC88QbWEtp3EUOEagk1uOVAuG9UatBMAAAABAAAAAE8QIAABAgMEB\
    QYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fCAsiKTE8QcTNAAAAAAAAAQEAAAAAAAAACQAAAAAAAAAAAAAAAAAAAPA=";
const MANY_ROUNDS: &str = "YnBsaXN0MDDRAQJfEBRTQUxURUQtU0hBNTEyLVBCS0RGMtMDBAUGBwhXZW50cm9weVppdGVyYXRpb25zVHNhbHRPEIDeHyM\
    71kYx6rhcBkljvuFslF+IA3HSRSIbUyTDCIdnhAKS5ciFuacfjS9RbupKBbp2tFfdBVdOniPWCdwoL2PVI7GQiRPQzfK3Ar\
    faz6bfYN9nnWQlHN7JHtbaJ/9wX43Vlwe01gN+l8iBLC88QbWEtp3EUOEagk1uOVAuG9UatBL/////TxAgAAECAwQFBgcIC\
    QoLDA0ODxAREhMUFRYXGBkaGxwdHh8ICyIpMTxBxMkAAAAAAAABAQAAAAAAAAAJAAAAAAAAAAAAAAAAAAAA7A==";
const SHORT: &str = "YnBsaXN0MDDRAQJfEBRTQUxURUQtU0hBNTEyLVBCS0RGMtMDBAUGBwhXZW50cm9weVppdGVyYXRpb25zVHNhbHRPEH/eHyM\
    71kYx6rhcBkljvuFslF+IA3HSRSIbUyTDCIdnhAKS5ciFuacfjS9RbupKBbp2tFfdBVdOniPWCdwoL2PVI7GQiRPQzfK3Ar\
    faz6bfYN9nnWQlHN7JHtbaJ/9wX43Vlwe01gN+l8iBLC88QbWEtp3EUOEagk1uOVAuG9UaEQPoTxAgAAECAwQFBgcICQoLD\
    A0ODxAREhMUFRYXGBkaGxwdHh8ICyIpMTxBw8YAAAAAAAABAQAAAAAAAAAJAAAAAAAAAAAAAAAAAAAA6Q==";

#[test]
fn property_lists() {
    let bytes = Encoding::Base64.decode(EXEMPLAR.as_bytes()).unwrap();
    let digits = hex::encode_upper(&bytes);
    let digits = core::str::from_utf8(&digits).unwrap();
    let grouped: Vec<&str> =
        (0..digits.len()).step_by(8).map(|at| &digits[at..digits.len().min(at + 8)]).collect();
    let lines: Vec<&str> =
        (0..WITH_SRP.len()).step_by(52).map(|at| &WITH_SRP[at..WITH_SRP.len().min(at + 52)]).collect();
    for stored in [
        EXEMPLAR,
        digits,
        &digits.to_lowercase(),
        &grouped.join(" "),
        WITH_SRP,
        &lines.join("\n\t"),
        USER,
        OF_10_7,
    ] {
        assert_verifies(&ShadowHashData, stored, "password");
    }
    let record = parse(&ShadowHashData, &StoredHash::new(&*bytes)).unwrap();
    assert!(matches(record.as_ref(), b"password"));
    assert_eq!(record.params(), Params::Pbkdf2 { digest: Digest::Sha512, rounds: 1000 });
}

#[test]
fn columns() {
    let known = Columns.exemplar().unwrap();
    let verifies = |row: &StoredHash| matches(parse(&Columns, row).unwrap().as_ref(), b"password");
    assert!(verifies(&known.stored));
    let in_hex = |text: &str| hex::encode_lower(&Encoding::Base64.decode(text.as_bytes()).unwrap());
    let row = StoredHash::new(&*in_hex(COLUMN)).with_column(Column::Salt, &*in_hex(COLUMN_SALT));
    assert!(verifies(&row.clone().with_column(Column::Rounds, "1000")));
    assert!(!verifies(&row.clone().with_column(Column::Rounds, "1001")));
    assert!(matches!(parse(&Columns, &row), Err(ParseError::MissingContext(Context::Rounds))));
    for rounds in ["0", "x", "01000", "4294967296"] {
        assert!(parse(&Columns, &row.clone().with_column(Column::Rounds, rounds)).is_err());
    }
}

/// hashcat 6.2.6 and John the Ripper.
#[test]
fn packed() {
    let exemplar = Packed.exemplar().unwrap();
    let good = exemplar.stored.as_str().unwrap();
    assert_verifies(&Packed, good, exemplar.password);
    assert_verifies(
        &Packed,
        "$ml$23923$c3fa2e153466f7619286024fe7d812d0a8ae836295f84b9133ccc65456519fc3$ccb903ee691ade6d5dee9b3c6931ebed6d\
         dbb1348f1b26c21add8ba0d45f27e61e97c0b80d9a18020944bb78f1ebda6fdd79c5cf08a12c80522caf987c287b6d",
        "openwall",
    );
    assert_malformed(
        &Packed,
        &[
            "$ml$",
            "$ml$1024$24",
            "$ml$1024$24$",
            &good[..good.len() - 2],
            &good[..good.len() - 1],
            &[good, "00"].concat(),
            &[good, "$"].concat(),
            &good.replace("958", "95g"),
            &good.replace("$1024$", "$0$"),
            &good.replace("$1024$", "$01024$"),
            &good.replace("$1024$", "$4294967296$"),
        ],
    );
}

#[test]
fn malformed_lists() {
    assert_malformed(
        &ShadowHashData,
        &[
            "bplist00",
            "YnBsaXN0",
            "62706c69",
            &EXEMPLAR[..EXEMPLAR.len() - 4],
            NO_ROUNDS,
            TOO_MANY_ROUNDS,
            SHORT,
        ],
    );
}

#[test]
fn hostile_rounds_are_costly() {
    let record = parse(&ShadowHashData, &StoredHash::new(MANY_ROUNDS)).unwrap();
    assert!(Limits::default().check(&ShadowHashData.id(), record.cost(8), 8).is_err());
}
