//! Names of PDF standards in, a checked choice out. The rules of what can be had together
//! are Typst's own.

use typst_pdf::{PdfStandard, PdfStandards};

/// The standards that a PDF keeps, all at once.
#[derive(Debug, Clone)]
pub struct Standards {
    names: String,
    inner: PdfStandards,
}

/// Choices are alike if their names are.
impl PartialEq for Standards {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names
    }
}

const NAMES: &[(&str, PdfStandard)] = &[
    ("1.4", PdfStandard::V_1_4),
    ("1.5", PdfStandard::V_1_5),
    ("1.6", PdfStandard::V_1_6),
    ("1.7", PdfStandard::V_1_7),
    ("2.0", PdfStandard::V_2_0),
    ("a-1b", PdfStandard::A_1b),
    ("a-1a", PdfStandard::A_1a),
    ("a-2b", PdfStandard::A_2b),
    ("a-2u", PdfStandard::A_2u),
    ("a-2a", PdfStandard::A_2a),
    ("a-3b", PdfStandard::A_3b),
    ("a-3u", PdfStandard::A_3u),
    ("a-3a", PdfStandard::A_3a),
    ("a-4", PdfStandard::A_4),
    ("a-4f", PdfStandard::A_4f),
    ("a-4e", PdfStandard::A_4e),
    ("ua-1", PdfStandard::Ua_1),
];

impl Standards {
    /// The names of all standards.
    pub fn all() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// What is taken where nothing is chosen.
    pub const DEFAULT: &str = "a-3a,ua-1";

    /// Reads names between commas: `a-2a,ua-1`. The error says which name is none, or
    /// which two cannot be had together.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut chosen = Vec::new();
        let mut names = Vec::new();
        for name in text.split(',').map(str::trim) {
            let known = NAMES.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
            let Some((name, standard)) = known else {
                let all: Vec<&str> = Self::all().collect();
                return Err(format!(
                    "there is no PDF standard `{name}`; there are {}",
                    all.join(", ")
                ));
            };
            if !names.contains(name) {
                names.push(name);
                chosen.push(*standard);
            }
        }
        let early = |s: &PdfStandard| matches!(s, PdfStandard::A_1a | PdfStandard::A_1b);
        if chosen.contains(&PdfStandard::Ua_1) && chosen.iter().any(early) {
            return Err(
                "PDF/UA-1 needs PDF 1.7, and PDF/A-1 is PDF 1.4; take `a-2a,ua-1` \
                        or `a-3a,ua-1`"
                    .to_owned(),
            );
        }
        let inner = PdfStandards::new(&chosen).map_err(|e| e.message().to_string())?;
        Ok(Self { names: names.join(","), inner })
    }

    /// The names, as they are written.
    pub fn as_str(&self) -> &str {
        &self.names
    }

    /// Whether a PDF may carry a file of any kind: PDF/A-1, 2 and 4 forbid it.
    pub fn may_attach(&self) -> bool {
        self.names.split(',').all(|name| {
            !name.starts_with("a-") || name.starts_with("a-3") || name == "a-4f"
        })
    }

    /// As the engine takes it.
    pub(crate) fn inner(&self) -> PdfStandards {
        self.inner.clone()
    }
}

impl Default for Standards {
    fn default() -> Self {
        Self::parse(Self::DEFAULT).expect("the default is a known and possible choice")
    }
}
