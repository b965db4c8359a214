//! Refusals: why a request gets no answer.

use lsp_server::ErrorCode;

/// Why there is no answer: the protocol's number for it, and a sentence.
pub type Refusal = (ErrorCode, String);

/// The refusal of a request about a file that belongs to no publication.
pub fn elsewhere() -> Refusal {
    refused("this file is not part of the site".to_owned())
}

/// The refusal of a request that is understood, for a reason.
pub fn refused(message: String) -> Refusal {
    (ErrorCode::RequestFailed, message)
}
