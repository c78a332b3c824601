//! Files for translators: they say all that the texts say, in both forms, and what comes
//! back is what somebody wrote.

mod cases;
mod hostile;
mod look;
mod whole;
