//! Pictures made from scratch: small files of every format, with whatever a camera or a program
//! would put into them.

/// What is planted where no reader may find it.
pub const SECRET: &str = "Rosa Bell, 12 Pond Lane";

/// A picture of the form that a name has; one byte for other files.
pub fn of_name(name: &str) -> Vec<u8> {
    match name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase())
        .as_deref()
    {
        Some("jpg" | "jpeg") => jpeg(6, 4, &[]),
        Some("png") => png(6, 4, &[]),
        Some("gif") => gif(6, 4, &[]),
        Some("webp") => webp(6, 4, &[]),
        Some("avif") => avif(6, 4, &[]),
        Some("svg") => svg("width=\"6\" height=\"4\"", "").into_bytes(),
        _ => b"*".to_vec(),
    }
}

/// A segment of a JPEG.
pub fn segment(marker: u8, says: &[u8]) -> Vec<u8> {
    let length = u16::try_from(says.len() + 2).expect("a short segment");
    [&[0xff, marker][..], &length.to_be_bytes(), says].concat()
}

/// The bytes of the picture itself in every JPEG here, from the start of its scan to before its
/// end.
pub const SCAN: &[u8] = &[
    0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0x78,
];

/// A JPEG of this size, with these segments behind its start.
pub fn jpeg(width: u16, height: u16, segments: &[Vec<u8>]) -> Vec<u8> {
    let mut jpeg = vec![0xff, 0xd8];
    jpeg.extend(segments.concat());
    jpeg.extend(segment(0xdb, &[0; 65]));
    let size = [
        &[8][..],
        &height.to_be_bytes(),
        &width.to_be_bytes(),
        &[1, 1, 0x11, 0],
    ]
    .concat();
    jpeg.extend(segment(0xc0, &size));
    jpeg.extend(segment(0xc4, &[0; 19]));
    jpeg.extend(SCAN);
    jpeg.extend([0xff, 0xd9]);
    jpeg
}

/// A block of EXIF: how the picture is turned, a camera, a place, and words.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x04\0".to_vec();
    let mut entry = |tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    };
    let words = u32::try_from(SECRET.len()).expect("few");
    entry(0x010e, 2, words, 62);
    entry(0x0110, 2, words, 62);
    entry(0x0112, 3, 1, orientation.into());
    entry(0x8825, 4, 1, 62);
    tiff.extend([0; 4]);
    tiff.extend(SECRET.as_bytes());
    tiff
}

/// The same as a segment of a JPEG.
pub fn exif_segment(orientation: u16) -> Vec<u8> {
    segment(0xe1, &[b"Exif\0\0", &*exif(orientation)].concat())
}

/// A packet of XMP with a place.
pub fn xmp() -> Vec<u8> {
    format!("<x:xmpmeta><rdf:RDF exif:GPSLatitude=\"51,30N\" dc:creator=\"{SECRET}\"/></x:xmpmeta>")
        .into_bytes()
}

/// A chunk of a PNG.
pub fn chunk(kind: &[u8; 4], says: &[u8]) -> Vec<u8> {
    let mut crc = !0_u32;
    for byte in kind.iter().chain(says) {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                0xedb8_8320 ^ (crc >> 1)
            } else {
                crc >> 1
            };
        }
    }
    let length = u32::try_from(says.len()).expect("a short chunk");
    [&length.to_be_bytes()[..], kind, says, &(!crc).to_be_bytes()].concat()
}

/// This many zeros as a stream of zlib: fixed codes, and repetitions as long as they may be.
pub fn packed(zeros: usize) -> Vec<u8> {
    let mut bits: Vec<bool> = Vec::new();
    let mut put =
        |code: u32, length: u32| bits.extend((0..length).rev().map(|bit| code >> bit & 1 == 1));
    // The last block, with fixed codes; then the first zero by itself.
    put(0b110, 3);
    put(0b0011_0000, 8);
    let (repeated, rest) = ((zeros - 1) / 258, (zeros - 1) % 258);
    for _ in 0..repeated {
        put(0b1100_0101, 8);
        put(0, 5);
    }
    for _ in 0..rest {
        put(0b0011_0000, 8);
    }
    put(0, 7);
    let byte = |bits: &[bool]| {
        bits.iter()
            .rev()
            .fold(0, |byte: u8, bit| byte << 1 | u8::from(*bit))
    };
    let sum = u32::try_from(zeros % 65521).expect("less") << 16 | 1;
    [
        &[0x78, 0x9c][..],
        &bits.chunks(8).map(byte).collect::<Vec<u8>>(),
        &sum.to_be_bytes(),
    ]
    .concat()
}

/// The compressed bytes of a black PNG of this size.
pub fn black(width: u32, height: u32) -> Vec<u8> {
    packed(usize::try_from((width + 1) * height).expect("small"))
}

/// A PNG of this size, with these chunks behind its header.
pub fn png(width: u32, height: u32, chunks: &[Vec<u8>]) -> Vec<u8> {
    png_of(width, height, [8, 0, 0], chunks, &black(width, height))
}

/// A PNG of this size: the bits of a sample, the kind of its colours, and whether it is sent
/// coarsely first; with these chunks and these compressed bytes.
pub fn png_of(
    width: u32,
    height: u32,
    [bits, colours, sent]: [u8; 3],
    chunks: &[Vec<u8>],
    packed: &[u8],
) -> Vec<u8> {
    let header = [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[bits, colours, 0, 0, sent],
    ]
    .concat();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(chunk(b"IHDR", &header));
    png.extend(chunks.concat());
    png.extend(chunk(b"IDAT", packed));
    png.extend(chunk(b"IEND", b""));
    png
}

/// The picture in every GIF here.
pub const FRAME: &[u8] = b"\x2c\0\0\0\0\x06\0\x04\0\0\x02\x02\x44\x01\0";

/// A GIF of this size, with these blocks before its picture.
pub fn gif(width: u16, height: u16, blocks: &[Vec<u8>]) -> Vec<u8> {
    let mut gif = b"GIF89a".to_vec();
    gif.extend(width.to_le_bytes());
    gif.extend(height.to_le_bytes());
    gif.extend([0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
    gif.extend(blocks.concat());
    gif.extend(FRAME);
    gif.push(0x3b);
    gif
}

/// An extension of a GIF: its kind, and data in blocks.
pub fn extension(kind: u8, blocks: &[&[u8]]) -> Vec<u8> {
    let mut bytes = vec![0x21, kind];
    for block in blocks {
        bytes.push(u8::try_from(block.len()).expect("a short block"));
        bytes.extend(*block);
    }
    bytes.push(0);
    bytes
}

/// A chunk of a RIFF file.
pub fn riff(kind: &[u8; 4], says: &[u8]) -> Vec<u8> {
    let length = u32::try_from(says.len()).expect("a short chunk");
    let mut chunk = [kind, &length.to_le_bytes()[..], says].concat();
    if says.len() % 2 == 1 {
        chunk.push(0);
    }
    chunk
}

/// A WebP of this size in its long form, with these chunks behind the picture.
pub fn webp(width: u32, height: u32, chunks: &[Vec<u8>]) -> Vec<u8> {
    let three = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let canvas = [vec![0x0c, 0, 0, 0], three(width), three(height)].concat();
    let mut body = b"WEBP".to_vec();
    body.extend(riff(b"VP8X", &canvas));
    let side = |side: u32| u16::try_from(side).expect("a small picture").to_le_bytes();
    let picture = [
        &[0x10, 0, 0, 0x9d, 0x01, 0x2a][..],
        &side(width),
        &side(height),
        &[1, 2, 3],
    ]
    .concat();
    body.extend(riff(b"VP8 ", &picture));
    body.extend(chunks.concat());
    [
        b"RIFF",
        &u32::try_from(body.len()).expect("small").to_le_bytes()[..],
        &body,
    ]
    .concat()
}

/// A box of an AVIF.
pub fn boxed(kind: &[u8; 4], holds: &[u8]) -> Vec<u8> {
    [
        &u32::try_from(holds.len() + 8).expect("small").to_be_bytes()[..],
        kind,
        holds,
    ]
    .concat()
}

/// The coded picture in every AVIF here.
pub const CODED: &[u8] = b"the picture itself";

/// An AVIF of this size, with items of these kinds beside its picture, such as `Exif`.
pub fn avif(width: u32, height: u32, items: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let full = |says: &[u8]| [&[0; 4][..], says].concat();
    let info = |id: u16, kind: &[u8; 4]| {
        boxed(
            b"infe",
            &[&[2, 0, 0, 0][..], &id.to_be_bytes(), &[0, 0], kind, b"\0"].concat(),
        )
    };
    let head = boxed(b"ftyp", b"avif\0\0\0\0avifmif1");
    let all: Vec<(&[u8; 4], &[u8])> = std::iter::once((b"av01", CODED))
        .chain(items.iter().map(|(kind, says)| (*kind, says.as_slice())))
        .collect();
    let count = u16::try_from(all.len()).expect("few").to_be_bytes();
    let infos: Vec<u8> = (1..)
        .zip(&all)
        .flat_map(|(id, (kind, _))| info(id, kind))
        .collect();
    let meta = |start: u32| {
        let mut at = start;
        let mut places = [&[0x44, 0][..], &count].concat();
        for (id, (_, says)) in (1_u16..).zip(&all) {
            let length = u32::try_from(says.len()).expect("small");
            places.extend(
                [
                    &id.to_be_bytes()[..],
                    &[0, 0, 0, 1],
                    &at.to_be_bytes(),
                    &length.to_be_bytes(),
                ]
                .concat(),
            );
            at += length;
        }
        let size = boxed(
            b"ispe",
            &full(&[width.to_be_bytes(), height.to_be_bytes()].concat()),
        );
        let own = boxed(b"ipma", &full(&[&[0, 0, 0, 1, 0, 1, 1, 0x81][..]].concat()));
        let properties = boxed(b"iprp", &[boxed(b"ipco", &size), own].concat());
        let parts = [
            boxed(b"pitm", &full(&[0, 1])),
            boxed(b"iinf", &full(&[&count[..], &infos].concat())),
            boxed(b"iloc", &full(&places)),
            properties,
        ];
        boxed(b"meta", &full(&parts.concat()))
    };
    let start = u32::try_from(head.len() + meta(0).len() + 8).expect("small");
    let data: Vec<u8> = all.iter().flat_map(|(_, says)| says.to_vec()).collect();
    [head, meta(start), boxed(b"mdat", &data)].concat()
}

/// A drawing with these attributes and this inside.
pub fn svg(attributes: &str, inside: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}><path d=\"M0 0h6v4z\"/>{inside}</svg>"
    )
}
