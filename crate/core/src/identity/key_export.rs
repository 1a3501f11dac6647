//! The private key as a file, encrypted: the one way it leaves.
//!
//! `EncryptedPrivateKeyInfo` (RFC 5958 §3) in PEM (RFC 7468 §11), made with PBES2 (RFC 8018 §6.2): PBKDF2 with HMAC of
//! SHA-256, AES-256 in CBC mode. Every program of the last ten years that reads keys at all reads these.

use super::algorithm as oid;
use super::cipher::Cipher;
use super::der::{NULL, OCTET_STRING, SEQUENCE, Unsigned, write, write_oid};
use super::derivation::{Derivation, Wanted};
use super::password::{Family, Password, PasswordForm};
use super::{ExportedFile, Identity, KeyHolder, pem};
use crate::secret::Secret;
use crate::{Code, Error, Result};
use core::fmt;
use fla_kdf::{Hash, Kdf};
use rand_core::CryptoRng;

/// The fewest characters of a password for a key that leaves: whoever gets hold of the file has all the time there is.
/// NIST SP 800-63B-4 §3.1.1.2 asks 15 of a password that protects alone.
pub const MIN_EXPORT_PASSWORD: usize = 15;
/// Iterations of PBKDF2 with HMAC of SHA-256, as the OWASP Password Storage Cheat Sheet advises.
pub const EXPORT_ITERATIONS: u32 = 600_000;

/// A private key on its way out: waits for the key it is encrypted with.
pub struct KeyExport {
    file_name: String,
    password: Password,
    pkcs8: Secret,
    iv: [u8; 16],
    salt: [u8; 16],
    derivation: Derivation,
}

impl Identity {
    /// Begins to give out the private key under a new `password`, which is UTF-8.
    ///
    /// Fails for a key that cannot sign (`identity.key_unusable`), which is not kept here, and for a password shorter
    /// than [`MIN_EXPORT_PASSWORD`] (`identity.export_password`).
    pub fn export_key(&self, password: Secret, rng: &mut impl CryptoRng) -> Result<KeyExport> {
        let KeyHolder::Core(key) = self.key.as_ref().map_err(|_| self.unusable())? else {
            // The host gives its key to nobody, and the panel does not offer it.
            return Err(Code::SessionInternal.into());
        };
        let password = Password::new(password);
        if password.length() < MIN_EXPORT_PASSWORD {
            return Err(Error::new(Code::IdentityExportPassword).with("minimum", MIN_EXPORT_PASSWORD));
        }
        let (mut salt, mut iv) = ([0; 16], [0; 16]);
        rng.fill_bytes(&mut salt);
        rng.fill_bytes(&mut iv);
        let wanted = Wanted {
            kdf: Kdf::Pbkdf2 {
                hash: Hash::Sha256,
                salt: salt.to_vec(),
                iterations: EXPORT_ITERATIONS,
            },
            length: Cipher::Aes256.key_len(),
        };
        let as_typed = *password
            .forms(Family::Bytes)
            .first()
            .ok_or(Code::SessionInternal)?;
        Ok(KeyExport {
            file_name: self.stem() + "-private-key.pem",
            pkcs8: key.to_pkcs8(),
            password,
            iv,
            salt,
            derivation: wanted.with(as_typed),
        })
    }
}

impl KeyExport {
    /// The key to derive.
    pub fn derivation(&self) -> &Derivation {
        &self.derivation
    }

    /// The password in the form the derivation wants.
    pub fn password_bytes(&self, form: PasswordForm) -> Secret {
        self.password.bytes(form)
    }

    /// Encrypts with the derived key. What is in the clear is wiped.
    pub fn seal(self, key: &Secret) -> Result<ExportedFile> {
        // Exposed: to the cipher, key and plaintext alike.
        let sealed = Cipher::encrypt_aes256(key.expose(), &self.iv, self.pkcs8.expose());
        let sealed = sealed.ok_or(Code::SessionInternal)?;
        let pem = pem::encode("ENCRYPTED PRIVATE KEY", &self.encode(&sealed));
        Ok(ExportedFile {
            file_name: self.file_name,
            media_type: "application/x-pem-file",
            bytes: pem.into_bytes(),
        })
    }

    /// `EncryptedPrivateKeyInfo`, its algorithm identifiers from the inside out.
    fn encode(&self, sealed: &[u8]) -> Vec<u8> {
        let octets = |bytes: &[u8]| write(OCTET_STRING, &[bytes]);
        let iterations = Unsigned::new(&EXPORT_ITERATIONS.to_be_bytes()).to_der();
        let hmac = write(SEQUENCE, &[&write_oid(&oid::HMAC_SHA256), &write(NULL, &[])]);
        let counted = write(SEQUENCE, &[&octets(&self.salt), &iterations, &hmac]);
        let pbkdf2 = write(SEQUENCE, &[&write_oid(&oid::PBKDF2), &counted]);
        let aes = write(SEQUENCE, &[&write_oid(&oid::AES256_CBC), &octets(&self.iv)]);
        let scheme = write(SEQUENCE, &[&pbkdf2, &aes]);
        let pbes2 = write(SEQUENCE, &[&write_oid(&oid::PBES2), &scheme]);
        write(SEQUENCE, &[&pbes2, &octets(sealed)])
    }
}

impl fmt::Debug for KeyExport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyExport")
            .field("derivation", &self.derivation)
            .finish_non_exhaustive()
    }
}
