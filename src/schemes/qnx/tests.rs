use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

/// John the Ripper, qnx_fmt.
#[test]
fn published() {
    for (stored, password) in [
        ("@m@bde10f1a1119328c64594c52df3165cf@6e1f9a390d50a85c", "password"),
        ("@m@7dc7c11f6d808f08fb5f5e8ac4fa7062@44ef56fc2901bf40", "happy123"),
        ("@s@1de2b7922fa592a0100a1b2b43ea206427cc044917bf9ad219f17c5db0af0452@36bdb8080d25f44f", "password"),
        (
            "@S@386d4be6fe9625c014b2486d8617ccfc521566be190d8a982b93698b99e0e3e3a18464281a514d5dda3ec5581389086f42b5dde023e934221bbe2e0106674cf7@129b6761",
            "password",
        ),
        (
            "@S,98@4e1c05c14b3b590326219db534615139de00ebe8f66a571467bfaac324c975e97c85702a40aa48f660eaac0095d4c1aa0607092b0af3f2935ba4b23ce01e47b1@abcd1234abcd1234",
            "3",
        ),
        (
            "@S,99@c6977abd2a945f9b45c0afff9f4f679524b9348f12bcf20a36b5b286f41d9f801cb9c883ad31073830b0d627abbe5925d0893e1daeac62d48799f0dc8efdd8eb@abcd1234abcd1234",
            "3",
        ),
        (
            "@S,103@fda36b95dadf5d653bdb33a73a4a7ad9ad4cbe1119c5ecf8222455fdde4ccf18d914326c3a69b90376127c09ade980f389a67d8084a6c182d3aff5b94d99a8b7@abcd1234abcd1234",
            "3",
        ),
        (
            "@S,106@09f28e72ff50f5f85be8a463fc00bcbd71fc1f56942cbe965e25a16bcd5a28b35e65d1355460006444f9d6498fdc7e72828bdc40ef0d65f36fd4e54107155d39@abcd1234abcd1234",
            "3",
        ),
        (
            "@S,112@87355ea88eabfba54933b43a0e32f6757ab0a0b20394e39a0828a175f381d7f06b0769573ca5eff7b3ce4f9d4cb334c43a61b51291b7f155507edf56e3948666@abcd1234abcd1234",
            "3",
        ),
        (
            "@S,228@8b824c10866b6bf9fafc20a4659ac1f45acb9503a086743f9dcc14260ac6d270ef40b858cfc88a3eaa8e8ad6d4d05eca3c8f8ad8e1979be0d3b7b2f9c9ac8413@abcd1234abcd1234",
            "3",
        ),
        (
            "@S@e8283d1d51f5d1aeab493eb4936ae97606042f2140264ebad9b6b6e80acd5b2c2ac20f999453a4bc5a6d843263fe2da11656e42d6909ef24249ba57c4b0a9fcf@ca411920e2930254",
            "h0M%ppppppppppppppppppppppppaP-Q",
        ),
    ] {
        assert_verifies(&QNX6, stored, password);
        assert!(Qnx7.recognise(&StoredHash::new(stored)).is_none());
    }
    // hashcat 6.2.6, examples of modes 19000 and 19100.
    for stored in [
        "@m@75f6f129f9c9e77b6b1b78f791ed764a@8741857532330050",
        "@s@0b365cab7e17ee1e7e1a90078501cc1aa85888d6da34e2f5b04f5c614b882a93@5498317092471604",
    ] {
        assert_verifies(&QNX6, stored, "hashcat");
    }
    let (standard, password) = QNX6_STANDARD.exemplar;
    assert_verifies(&QNX6_STANDARD, standard, password);
    assert!(!matches(parse(&QNX6, &StoredHash::new(standard)).unwrap().as_ref(), password.as_bytes()));
    let exemplar = Qnx7.exemplar().unwrap();
    assert_verifies(&Qnx7, exemplar.stored.as_str().unwrap(), exemplar.password);
    assert!(QNX6.recognise(&exemplar.stored).is_none());
}

#[test]
fn malformed_texts() {
    let good = "@m@bde10f1a1119328c64594c52df3165cf@6e1f9a390d50a85c";
    assert_malformed(
        &QNX6,
        &[
            "@m@@",
            &good.replace("bde", "bd"),
            &good.replace("bde", "bdee"),
            &good.replace("bde", "bdg"),
            &good.replace("@m@", "@s@"),
            &good.replace("@m@", "@m,@"),
            &good.replace("@m@", "@m,+1@"),
            &good.replace("@m@", "@m,01@"),
            &good.replace("@m@", "@m,4294967296@"),
        ],
    );
    for other in
        ["@m@", "@m@bde10f1a1119328c64594c52df3165cf", "@x@bde10f1a1119328c64594c52df3165cf@6e", "@m@a@b@c"]
    {
        assert!(QNX6.recognise(&StoredHash::new(other)).is_none(), "{other}");
    }
    let exemplar = Qnx7.exemplar().unwrap();
    let good = exemplar.stored.as_str().unwrap();
    assert_malformed(
        &Qnx7,
        &[
            &good.replace("Pw==", "Pww="),
            &good.replace("vm2n", "v!2n"),
            &good.replace("@S@", "@S,0@"),
            &good.replace("@S@", "@S,x@"),
            &good.replace("NDY2", "ND!2"),
        ],
    );
}

#[test]
fn hostile_rounds_are_costly() {
    let six = StoredHash::new(
        "@s,4294967295@1de2b7922fa592a0100a1b2b43ea206427cc044917bf9ad219f17c5db0af0452@36bdb808",
    );
    let record = parse(&QNX6, &six).unwrap();
    assert_eq!(record.params(), Params::Rounds(u32::MAX.into()));
    assert!(Limits::default().check(&QNX6.id(), record.cost(72), 72).is_err());
    let seven = Qnx7.exemplar().unwrap().stored;
    let seven = StoredHash::new(seven.as_str().unwrap().replace("@S@", "@S,4294967295@"));
    let record = parse(&Qnx7, &seven).unwrap();
    assert!(Limits::default().check(&Qnx7.id(), record.cost(8), 8).is_err());
}
