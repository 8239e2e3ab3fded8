//! What each step of a verification means, for `verify --explain`.

use super::Check;
use crate::model::Text;

impl Check {
    /// What the step means, and what it does not.
    pub const fn meaning(self) -> Text {
        match self {
            Self::Names => Text::new(
                "Un paquete tiene una lista fija de archivos. Si falta uno o sobra otro, alguien lo tocó.",
                "A pack has a fixed list of files. If one is missing or another is added, somebody touched it.",
            ),
            Self::Sums => Text::new(
                "Cada archivo se vuelve a resumir con SHA-256 y se compara. Es lo mismo que: sha256sum -c SHA256SUMS",
                "Each file is hashed again with SHA-256 and compared. The same as: sha256sum -c SHA256SUMS",
            ),
            Self::PublicKey => Text::new(
                "El paquete trae la llave pública de dos formas, que deben ser la misma. No dice de quién es.",
                "The pack carries the public key in two forms, which must be one. It does not say whose it is.",
            ),
            Self::SumsSignature => Text::new(
                "La lista de resúmenes está firmada. Es lo mismo que: ssh-keygen -Y verify … -n escrutinio",
                "The list of digests is signed. The same as: ssh-keygen -Y verify … -n escrutinio",
            ),
            Self::Envelope => Text::new(
                "La declaración está firmada tal cual, byte por byte. Es lo mismo que: openssl pkeyutl -verify …",
                "The statement is signed as it stands, byte by byte. The same as: openssl pkeyutl -verify …",
            ),
            Self::Statement => Text::new(
                "Lo firmado es una declaración de este programa, de una versión conocida, sin nada de más.",
                "What is signed is a statement of this program, of a known version, with nothing added.",
            ),
            Self::Subjects => Text::new(
                "La declaración nombra cada archivo con su resumen: la firma alcanza a todos.",
                "The statement names each file with its digest: the signature reaches all of them.",
            ),
            Self::Report => Text::new(
                "report.json es un reporte bien formado, del caso y para el público que dice la declaración.",
                "report.json is a well-formed report, of the case and for the audience that the statement says.",
            ),
            Self::Counterpart => Text::new(
                "Las versiones pública y confidencial se nombran una a otra: no se puede cambiar una sola.",
                "The public and the confidential version name each other: neither can be changed alone.",
            ),
            Self::NamedKey => Text::new(
                "Que una firma cuadre con la llave del paquete no dice quién firmó. Eso lo da la huella que usted \
                 recibió por otro camino.",
                "That a signature fits the key in the pack does not say who signed. The fingerprint that you got \
                 another way does.",
            ),
            Self::Time => Text::new(
                "La fecha la declara quien firma. Solo un sello de tiempo de un tercero la probaría.",
                "The date is what the signer claims. Only a third party's time stamp would prove it.",
            ),
        }
    }
}
