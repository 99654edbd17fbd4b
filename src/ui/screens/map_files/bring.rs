//! A picked map file on its way in: the page gives it piece by piece, a thread writes and checks it. At no time is
//! more than two pieces of it in memory.

use super::Why;
use crate::store::Progress;
use crate::store::tiles::{MOST_BYTES, MapError, MapInfo, Shelf};
use crate::ui::aside::{Tell, aside};
use crate::ui::files::{Big, Piece};
use tokio::sync::mpsc;

/// Bytes of a piece: few enough not to hold up the page, many enough not to ask all day.
const PIECE: u64 = 1024 * 1024;

/// Brings a file in. Stopped or failed, it leaves nothing.
pub(super) async fn bring(shelf: &Shelf, big: &Big, tell: Tell) -> Result<MapInfo, Why> {
    if big.size > MOST_BYTES {
        return Err(Why::Map(MapError::TooBig));
    }
    let (pieces, coming) = mpsc::channel(1);
    let (shelf, name, size) = (shelf.clone(), big.name.clone(), big.size);
    let (sent, kept) = tokio::join!(
        send(big, pieces, tell),
        aside(move || keep(&shelf, &name, size, coming)),
    );
    sent?;
    kept.unwrap_or(Err(Why::NoThread))
}

/// Asks the page for one piece after another.
async fn send(big: &Big, pieces: mpsc::Sender<Piece>, mut tell: Tell) -> Result<(), Why> {
    let mut done = 0;
    while done < big.size {
        let to = done.saturating_add(PIECE).min(big.size);
        let piece = big.piece(done, to).await.map_err(Why::File)?;
        if pieces.send(piece).await.is_err() {
            // Whoever writes has given up and says why.
            return Ok(());
        }
        done = to;
        if !tell(Progress { done, of: big.size }) {
            return Err(Why::Stopped);
        }
    }
    Ok(())
}

/// Writes what comes, and checks it when all `size` bytes are there. Blocks.
fn keep(
    shelf: &Shelf,
    name: &str,
    size: u64,
    mut coming: mpsc::Receiver<Piece>,
) -> Result<MapInfo, Why> {
    let mut adding = shelf.add(name).map_err(Why::Map)?;
    let mut written = 0_u64;
    while let Some(piece) = coming.blocking_recv() {
        let bytes = piece.into_bytes().map_err(Why::File)?;
        written = written.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        adding.write(&bytes).map_err(Why::Map)?;
    }
    if written == size {
        adding.finish().map_err(Why::Map)
    } else {
        Err(Why::Stopped)
    }
}
