//! Copies of sources: what a stored copy holds. Bytes come in and text goes out, without disk and
//! without network.

pub mod warc;
