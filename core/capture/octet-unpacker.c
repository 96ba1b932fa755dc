/* octet-unpacker.c - gzip, zstd and lz4 streams, unpacked piece by piece.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A packed file may be several streams one after another (gzip members, zstd and
 * lz4 frames): what comes out is their contents joined. Octets behind a stream
 * that begin none are left aside, as gzip(1) does.
 */
#include "config.h"

#include "capture/octet-unpacker.h"

#include <lz4frame.h>
#include <zlib.h>
#include <zstd.h>

/* A zstd frame may ask for a window of many gigabytes; 128 MiB is what the zstd
 * command accepts without being told otherwise. */
#define ZSTD_WINDOW_LOG_MAX 27

/* zlib counts in unsigned int; pieces stay far below that. */
#define PIECE_MAX ((gsize) 1 << 30)

struct _OctetUnpacker
{
  OctetCompression compression;
  z_stream         gzip;
  ZSTD_DStream    *zstd;
  LZ4F_dctx       *lz4;
  gboolean         is_between;  /* no stream is open: the input may end here */
  gboolean         is_over;     /* what follows the last stream is no stream */
};

/**
 * octet_compression_detect: (skip)
 * @bytes: the first octets of a file
 * @size: how many; four are enough
 *
 * Returns: how the file is packed, by its magic number
 */
OctetCompression
octet_compression_detect (const guint8 *bytes,
                          gsize         size)
{
  static const guint8 zstd[] = { 0x28, 0xb5, 0x2f, 0xfd };
  static const guint8 lz4[] = { 0x04, 0x22, 0x4d, 0x18 };

  if (size >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b)
    return OCTET_COMPRESSION_GZIP;
  if (size >= 4 && memcmp (bytes, zstd, 4) == 0)
    return OCTET_COMPRESSION_ZSTD;
  if (size >= 4 && memcmp (bytes, lz4, 4) == 0)
    return OCTET_COMPRESSION_LZ4;
  return OCTET_COMPRESSION_NONE;
}

/**
 * octet_compression_get_name:
 * @self: a kind of compression
 *
 * Returns: its name, as on a command line; "none" for plain
 */
const char *
octet_compression_get_name (OctetCompression self)
{
  switch (self)
    {
    case OCTET_COMPRESSION_GZIP: return "gzip";
    case OCTET_COMPRESSION_ZSTD: return "zstd";
    case OCTET_COMPRESSION_LZ4: return "lz4";
    case OCTET_COMPRESSION_NONE:
    default: return "none";
    }
}

/**
 * octet_unpacker_new: (skip)
 * @compression: not %OCTET_COMPRESSION_NONE
 *
 * Returns: (transfer full): an unpacker at the start of its input
 */
OctetUnpacker *
octet_unpacker_new (OctetCompression compression)
{
  OctetUnpacker *self = g_new0 (OctetUnpacker, 1);

  self->compression = compression;
  self->is_between = TRUE;
  if (compression == OCTET_COMPRESSION_GZIP)
    {
      /* 15 bits of window, plus 16: a gzip header, not a zlib one. */
      if (inflateInit2 (&self->gzip, 15 + 16) != Z_OK)
        g_error ("zlib does not start: out of memory");
    }
  else if (compression == OCTET_COMPRESSION_ZSTD)
    {
      self->zstd = ZSTD_createDStream ();
      ZSTD_DCtx_setParameter (self->zstd, ZSTD_d_windowLogMax, ZSTD_WINDOW_LOG_MAX);
    }
  else if (LZ4F_isError (LZ4F_createDecompressionContext (&self->lz4, LZ4F_VERSION)))
    g_error ("lz4 does not start: out of memory");
  return self;
}

/**
 * octet_unpacker_free: (skip)
 * @self: (nullable): an unpacker
 */
void
octet_unpacker_free (OctetUnpacker *self)
{
  if (self == NULL)
    return;
  if (self->compression == OCTET_COMPRESSION_GZIP)
    inflateEnd (&self->gzip);
  ZSTD_freeDStream (self->zstd);
  LZ4F_freeDecompressionContext (self->lz4);
  g_free (self);
}

/**
 * octet_unpacker_is_between: (skip)
 * @self: an unpacker
 *
 * Returns: whether the input may end here; otherwise it would be cut short
 */
gboolean
octet_unpacker_is_between (const OctetUnpacker *self)
{
  return self->is_between || self->is_over;
}

static gboolean
run_gzip (OctetUnpacker *self,
          const guint8  *packed,
          gsize          packed_size,
          gsize         *ret_used,
          guint8        *plain,
          gsize          plain_size,
          gsize         *ret_made)
{
  int result;

  if (self->is_between)
    {
      inflateReset (&self->gzip);
      self->is_between = FALSE;
    }

  self->gzip.next_in = (z_const Bytef *) packed;
  self->gzip.avail_in = (uInt) packed_size;
  self->gzip.next_out = plain;
  self->gzip.avail_out = (uInt) plain_size;
  result = inflate (&self->gzip, Z_NO_FLUSH);
  *ret_used = packed_size - self->gzip.avail_in;
  *ret_made = plain_size - self->gzip.avail_out;

  if (result == Z_STREAM_END)
    self->is_between = TRUE;
  return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR;
}

static gboolean
run_zstd (OctetUnpacker *self,
          const guint8  *packed,
          gsize          packed_size,
          gsize         *ret_used,
          guint8        *plain,
          gsize          plain_size,
          gsize         *ret_made)
{
  ZSTD_inBuffer in = { packed, packed_size, 0 };
  ZSTD_outBuffer out = { plain, plain_size, 0 };
  size_t result = ZSTD_decompressStream (self->zstd, &out, &in);

  *ret_used = in.pos;
  *ret_made = out.pos;
  self->is_between = result == 0;
  return !ZSTD_isError (result);
}

static gboolean
run_lz4 (OctetUnpacker *self,
         const guint8  *packed,
         gsize          packed_size,
         gsize         *ret_used,
         guint8        *plain,
         gsize          plain_size,
         gsize         *ret_made)
{
  size_t result;

  *ret_used = packed_size;
  *ret_made = plain_size;
  result = LZ4F_decompress (self->lz4, plain, ret_made, packed, ret_used, NULL);
  self->is_between = result == 0;
  return !LZ4F_isError (result);
}

/* Whether a stream may begin here. Fewer octets than a magic number are taken
 * for the start of one: the next piece tells. */
static gboolean
begins_stream (const OctetUnpacker *self,
               const guint8        *packed,
               gsize                packed_size)
{
  if (packed_size < (self->compression == OCTET_COMPRESSION_GZIP ? 2 : 4))
    return TRUE;
  return octet_compression_detect (packed, packed_size) == self->compression;
}

/**
 * octet_unpacker_run: (skip)
 * @self: an unpacker
 * @packed: (array length=packed_size): the next packed octets
 * @packed_size: how many; 0 asks for what is still to come out of earlier ones
 * @ret_used: (out): how many of them were used up
 * @plain: (array length=plain_size): room for what comes out
 * @plain_size: how much room, at least one
 * @ret_made: (out): how many octets came out
 *
 * Unpacks one piece. A call that neither uses nor makes anything will never do so:
 * the caller treats it as damage.
 *
 * Returns: %FALSE where the packed octets are damaged; what was made before the
 *   damage is still good
 */
gboolean
octet_unpacker_run (OctetUnpacker *self,
                    const guint8  *packed,
                    gsize          packed_size,
                    gsize         *ret_used,
                    guint8        *plain,
                    gsize          plain_size,
                    gsize         *ret_made)
{
  *ret_used = *ret_made = 0;
  if (packed_size == 0 && octet_unpacker_is_between (self))
    return TRUE;

  packed_size = MIN (packed_size, PIECE_MAX);
  plain_size = MIN (plain_size, PIECE_MAX);

  /* zstd and lz4 know frames that are to be skipped, and look for them themselves. */
  if (self->is_between && self->compression == OCTET_COMPRESSION_GZIP
      && !begins_stream (self, packed, packed_size))
    self->is_over = TRUE;
  if (self->is_over)
    {
      *ret_used = packed_size;
      *ret_made = 0;
      return TRUE;
    }

  switch (self->compression)
    {
    case OCTET_COMPRESSION_GZIP:
      return run_gzip (self, packed, packed_size, ret_used, plain, plain_size, ret_made);
    case OCTET_COMPRESSION_ZSTD:
      return run_zstd (self, packed, packed_size, ret_used, plain, plain_size, ret_made);
    case OCTET_COMPRESSION_LZ4:
      return run_lz4 (self, packed, packed_size, ret_used, plain, plain_size, ret_made);
    case OCTET_COMPRESSION_NONE:
    default:
      g_assert_not_reached ();
    }
}
