//! Text in pieces, each with what is meant by it beside the words: what the tree, the PDF
//! and the Word file are compared by.

/// What is meant by a piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Look {
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    /// Without script and region, which PDFs of Typst do not say in full.
    pub(crate) language: String,
    /// The address that it leads to.
    pub(crate) link: Option<String>,
}

impl Look {
    pub(crate) fn new(language: &str) -> Self {
        Self::default().speak(language)
    }

    pub(crate) fn speak(self, language: &str) -> Self {
        let language = match language.split('-').next().unwrap_or_default() {
            // Word has no Montenegrin.
            "cnr" => "sr",
            language => language,
        };
        Self { language: language.to_owned(), ..self }
    }
}

/// A text in the order of reading.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    list: Vec<(String, Look)>,
    /// How many characters there are but spaces.
    pub(crate) letters: usize,
}

impl Pieces {
    pub(crate) fn push(&mut self, text: &str, look: &Look) {
        self.letters += text.chars().filter(|c| !c.is_whitespace()).count();
        match self.list.last_mut() {
            Some((before, own)) if own == look => before.push_str(text),
            _ => self.list.push((text.to_owned(), look.clone())),
        }
    }

    /// Ends a paragraph.
    pub(crate) fn end(&mut self) {
        self.push("\n", &Look::default());
    }

    pub(crate) fn text(&self) -> String {
        self.list.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// What is not plain text in a language, in its words without spaces.
    pub(crate) fn looks(&self, language: &str) -> Vec<(String, Look)> {
        let plain = Look::new(language);
        let mut out: Vec<(String, Look)> = vec![];
        for (text, look) in &self.list {
            let text: String = text.split_whitespace().collect();
            match out.last_mut() {
                _ if text.is_empty() => {}
                Some((before, own)) if own == look => before.push_str(&text),
                _ => out.push((text, look.clone())),
            }
        }
        out.retain(|(_, look)| *look != plain);
        out
    }
}
