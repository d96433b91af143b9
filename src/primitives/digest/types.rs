//! Which type computes which digest.

/// Evaluates an expression once per digest, with `$D` as the type of the chosen one, so that loops are compiled for it.
/// A second name stands for HMAC on it.
macro_rules! with_digest {
    ($digest:expr, $D:ident => $body:expr) => {
        $crate::primitives::digest::with_digest!($digest, $D, _Hmac => $body)
    };
    ($digest:expr, $D:ident, $Hmac:ident => $body:expr) => {
        $crate::primitives::digest::choose! { $digest, $D, $Hmac => $body;
            always {
                Md5: ::md5::Md5,
                Sha1: ::sha1::Sha1,
                Sha224: ::sha2::Sha224,
                Sha256: ::sha2::Sha256,
                Sha384: ::sha2::Sha384,
                Sha512: ::sha2::Sha512,
                Sha512_224: ::sha2::Sha512_224,
                Sha512_256: ::sha2::Sha512_256,
            }
            rare {
                Md2: ::md2::Md2,
                Md4: ::md4::Md4,
                Ripemd128: ::ripemd::Ripemd128,
                Ripemd160: ::ripemd::Ripemd160,
                Ripemd256: ::ripemd::Ripemd256,
                Ripemd320: ::ripemd::Ripemd320,
                Whirlpool: ::whirlpool::Whirlpool,
                Tiger: ::tiger::Tiger,
                Gost94: ::gost94::Gost94CryptoPro,
                Gost94Test: ::gost94::Gost94Test,
                Streebog256: ::streebog::Streebog256,
                Streebog512: ::streebog::Streebog512,
                Sm3: ::sm3::Sm3,
            }
            // The hmac crate wants digests that take each block as soon as it is full.
            rare_without_blocks {
                Sha3_224: ::sha3::Sha3_224,
                Sha3_256: ::sha3::Sha3_256,
                Sha3_384: ::sha3::Sha3_384,
                Sha3_512: ::sha3::Sha3_512,
                Keccak224: ::sha3::Keccak224,
                Keccak256: ::sha3::Keccak256,
                Keccak384: ::sha3::Keccak384,
                Keccak512: ::sha3::Keccak512,
                Blake2b: ::blake2::Blake2b512,
                Blake2b256: ::blake2::Blake2b256,
                Blake2s: ::blake2::Blake2s256,
                Skein224: ::skein::Skein512<::hmac::digest::consts::U28>,
                Skein256: ::skein::Skein512<::hmac::digest::consts::U32>,
                Skein384: ::skein::Skein512<::hmac::digest::consts::U48>,
                Skein512: ::skein::Skein512<::hmac::digest::consts::U64>,
            }
        }
    };
}
pub(crate) use with_digest;

/// The match of [`with_digest`], from its table.
macro_rules! choose {
    ($digest:expr, $D:ident, $Hmac:ident => $body:expr;
        always { $($always:ident: $always_type:ty,)+ }
        rare { $($rare:ident: $rare_type:ty,)+ }
        rare_without_blocks { $($keyed:ident: $keyed_type:ty,)+ }
    ) => {
        match $digest {
            $($crate::primitives::digest::Digest::$always => {
                type $D = $always_type;
                type $Hmac = ::hmac::Hmac<$D>;
                $body
            })+
            $(#[cfg(feature = "rare-digests")]
            $crate::primitives::digest::Digest::$rare => {
                type $D = $rare_type;
                type $Hmac = ::hmac::Hmac<$D>;
                $body
            })+
            $(#[cfg(feature = "rare-digests")]
            $crate::primitives::digest::Digest::$keyed => {
                type $D = $keyed_type;
                type $Hmac = $crate::primitives::digest::KeyedHmac<$D>;
                $body
            })+
        }
    };
}
pub(crate) use choose;
