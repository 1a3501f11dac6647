//! A folder where OpenSSL makes fresh files.

use fla_core::identity::{self, CertificateView, KeyFile};
use fla_core::secret::Secret;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

pub(super) const PASSWORD: &str = "geheim-é";
pub(super) const RSA: [&str; 4] = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];

/// A folder of its own for each test, gone afterwards.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("fla-identity-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(super) fn openssl(&self, arguments: &[&str]) -> String {
        let done = Command::new("openssl")
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "openssl {arguments:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    }

    /// A key with a certificate it signed itself, and the file that holds both.
    pub(super) fn keystore(&self, key: &[&str], subject: &str, options: &[&str]) -> KeyFile {
        self.openssl(&[&["genpkey", "-out", "key.pem"], key].concat());
        self.openssl(&[
            "req", "-new", "-x509", "-utf8", "-key", "key.pem", "-subj", subject, "-days", "30", "-out",
            "own.pem",
        ]);
        self.export("own.pem", options)
    }

    /// Another certificate for the key that is there, as it is shown.
    pub(super) fn certify(&self, options: &[&str]) -> CertificateView {
        let request = ["req", "-new", "-x509", "-key", "key.pem", "-subj", "/CN=Again"];
        self.openssl(&[&request[..], &["-out", "own.pem"], options].concat());
        self.export("own.pem", &[]).identities[0].view.certificates[0].clone()
    }

    pub(super) fn export(&self, certificate: &str, options: &[&str]) -> KeyFile {
        let password = format!("pass:{PASSWORD}");
        let export = [
            "pkcs12",
            "-export",
            "-inkey",
            "key.pem",
            "-in",
            certificate,
            "-out",
            "made.p12",
        ];
        self.openssl(&[&export[..], &["-passout", &password], options].concat());
        identity::open(&self.read("made.p12"), Secret::new(PASSWORD.into())).unwrap()
    }

    /// A key with a certificate, its issuer and the issuer of that, which OpenSSL verifies.
    pub(super) fn chain(&self) -> KeyFile {
        for (name, issuer) in [("root", "root"), ("middle", "root"), ("own", "middle")] {
            let key = format!(
                "{}.pem",
                if name == "own" {
                    "key".to_owned()
                } else {
                    format!("{name}-key")
                }
            );
            self.openssl(&["genpkey", RSA[0], RSA[1], "-out", &key]);
            let subject = format!("/O=Test/CN={name}");
            let out = format!("{name}.pem");
            let request = [
                "req", "-new", "-x509", "-key", &key, "-subj", &subject, "-days", "30", "-out", &out,
            ];
            let (issuer_cert, issuer_key) = (format!("{issuer}.pem"), format!("{issuer}-key.pem"));
            let signed = ["-CA", issuer_cert.as_str(), "-CAkey", issuer_key.as_str()];
            self.openssl(&[&request[..], if name == "root" { &[] } else { &signed }].concat());
        }
        self.openssl(&[
            "verify",
            "-CAfile",
            "root.pem",
            "-untrusted",
            "middle.pem",
            "own.pem",
        ]);
        self.write(
            "others.pem",
            &[self.read("root.pem"), self.read("middle.pem")].concat(),
        );
        self.export("own.pem", &["-certfile", "others.pem"])
    }

    pub(super) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap()
    }

    pub(super) fn write(&self, name: &str, content: &[u8]) {
        fs::write(self.0.join(name), content).unwrap();
    }

    /// One field as `openssl x509` says it, without its label.
    pub(super) fn x509(&self, arguments: &[&str]) -> String {
        let said = self.openssl(&[&["x509", "-in", "own.pem", "-noout"], arguments].concat());
        said.split_once('=')
            .map_or(said.clone(), |(_, value)| value.to_owned())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
