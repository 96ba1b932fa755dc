/* octet-packer.c - writes a file through gzip, zstd, lz4 or plainly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Octets gather in a block; a full block is packed and written.
 */
#include "config.h"

#include "capture/octet-packer.h"
#include "capture/octet-capture-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <lz4frame.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define BLOCK_SIZE ((gsize) 256 << 10)

static const LZ4F_preferences_t lz4_preferences = {
  .frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled,
};

struct _OctetPacker
{
  OctetCompression compression;
  int              fd;
  guint8          *block;
  gsize            size;
  guint8          *packed;
  gsize            packed_room;   /* what the largest answer to one block may need */
  z_stream         gzip;
  ZSTD_CStream    *zstd;
  LZ4F_cctx       *lz4;
  gboolean         has_begun;     /* lz4: the frame's head is written */
};

/**
 * octet_packer_new: (skip)
 * @fd: (transfer full): where to write; closed with the packer
 * @compression: how to pack
 *
 * Returns: (transfer full): a packer that has written nothing yet
 */
OctetPacker *
octet_packer_new (int              fd,
                  OctetCompression compression)
{
  OctetPacker *self = g_new0 (OctetPacker, 1);

  self->fd = fd;
  self->compression = compression;
  self->block = g_malloc (BLOCK_SIZE);
  self->packed_room = 2 * BLOCK_SIZE;
  if (compression == OCTET_COMPRESSION_GZIP)
    {
      /* 15 bits of window, plus 16: with a gzip header; 8: zlib's usual memory. */
      if (deflateInit2 (&self->gzip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
                        Z_DEFAULT_STRATEGY) != Z_OK)
        g_error ("zlib does not start: out of memory");
    }
  else if (compression == OCTET_COMPRESSION_ZSTD)
    {
      self->zstd = ZSTD_createCStream ();
      ZSTD_CCtx_setParameter (self->zstd, ZSTD_c_checksumFlag, 1);
    }
  else if (compression == OCTET_COMPRESSION_LZ4)
    {
      if (LZ4F_isError (LZ4F_createCompressionContext (&self->lz4, LZ4F_VERSION)))
        g_error ("lz4 does not start: out of memory");
      self->packed_room = LZ4F_HEADER_SIZE_MAX + LZ4F_compressBound (BLOCK_SIZE, &lz4_preferences);
    }
  self->packed = g_malloc (self->packed_room);
  return self;
}

/**
 * octet_packer_free: (skip)
 * @self: (nullable): a packer
 *
 * Closes the file. What was not flushed is lost.
 */
void
octet_packer_free (OctetPacker *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->compression == OCTET_COMPRESSION_GZIP)
    deflateEnd (&self->gzip);
  ZSTD_freeCStream (self->zstd);
  LZ4F_freeCompressionContext (self->lz4);
  g_free (self->packed);
  g_free (self->block);
  g_free (self);
}

static gboolean
set_errno_error (GError **error)
{
  g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_WRITE,
               _("The capture cannot be written: %s."), g_strerror (errno));
  return FALSE;
}

static gboolean
write_all (OctetPacker   *self,
           const guint8  *bytes,
           gsize          size,
           GError       **error)
{
  while (size > 0)
    {
      ssize_t n_written = write (self->fd, bytes, size);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return set_errno_error (error);
      bytes += n_written;
      size -= (gsize) n_written;
    }
  return TRUE;
}

static gboolean
pack_gzip (OctetPacker  *self,
           gboolean      is_last,
           GError      **error)
{
  int result;

  self->gzip.next_in = self->block;
  self->gzip.avail_in = (uInt) self->size;
  do
    {
      self->gzip.next_out = self->packed;
      self->gzip.avail_out = (uInt) self->packed_room;
      result = deflate (&self->gzip, is_last ? Z_FINISH : Z_NO_FLUSH);
      if (!write_all (self, self->packed, self->packed_room - self->gzip.avail_out, error))
        return FALSE;
    }
  while (is_last ? result != Z_STREAM_END : self->gzip.avail_in > 0);
  return TRUE;
}

static gboolean
pack_zstd (OctetPacker  *self,
           gboolean      is_last,
           GError      **error)
{
  ZSTD_inBuffer in = { self->block, self->size, 0 };
  gsize left;

  do
    {
      ZSTD_outBuffer out = { self->packed, self->packed_room, 0 };

      left = ZSTD_compressStream2 (self->zstd, &out, &in, is_last ? ZSTD_e_end : ZSTD_e_continue);
      g_assert (!ZSTD_isError (left));
      if (!write_all (self, self->packed, out.pos, error))
        return FALSE;
    }
  while (is_last ? left != 0 : in.pos < in.size);
  return TRUE;
}

static gboolean
pack_lz4 (OctetPacker  *self,
          gboolean      is_last,
          GError      **error)
{
  gsize size = 0;

  if (!self->has_begun)
    size = LZ4F_compressBegin (self->lz4, self->packed, self->packed_room,
                               &lz4_preferences);
  self->has_begun = TRUE;
  g_assert (!LZ4F_isError (size));
  if (!write_all (self, self->packed, size, error))
    return FALSE;

  size = LZ4F_compressUpdate (self->lz4, self->packed, self->packed_room, self->block,
                              self->size, NULL);
  g_assert (!LZ4F_isError (size));
  if (!write_all (self, self->packed, size, error))
    return FALSE;
  if (!is_last)
    return TRUE;

  size = LZ4F_compressEnd (self->lz4, self->packed, self->packed_room, NULL);
  g_assert (!LZ4F_isError (size));
  return write_all (self, self->packed, size, error);
}

static gboolean
pack (OctetPacker  *self,
      gboolean      is_last,
      GError      **error)
{
  gboolean is_good;

  switch (self->compression)
    {
    case OCTET_COMPRESSION_GZIP:
      is_good = pack_gzip (self, is_last, error);
      break;
    case OCTET_COMPRESSION_ZSTD:
      is_good = pack_zstd (self, is_last, error);
      break;
    case OCTET_COMPRESSION_LZ4:
      is_good = pack_lz4 (self, is_last, error);
      break;
    case OCTET_COMPRESSION_NONE:
    default:
      is_good = write_all (self, self->block, self->size, error);
      break;
    }
  self->size = 0;
  return is_good;
}

/**
 * octet_packer_write: (skip)
 * @self: a packer
 * @bytes: (array length=size): octets
 * @size: how many
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Returns: whether they are written, or will be with the next block
 */
gboolean
octet_packer_write (OctetPacker   *self,
                    const guint8  *bytes,
                    gsize          size,
                    GError       **error)
{
  while (size > 0)
    {
      gsize step = MIN (size, BLOCK_SIZE - self->size);

      memcpy (self->block + self->size, bytes, step);
      self->size += step;
      bytes += step;
      size -= step;
      if (self->size == BLOCK_SIZE && !pack (self, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * octet_packer_flush: (skip)
 * @self: a packer
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Writes what has gathered; a packed stream may still hold some of it back.
 *
 * Returns: whether it is written
 */
gboolean
octet_packer_flush (OctetPacker  *self,
                    GError      **error)
{
  return pack (self, FALSE, error);
}

/**
 * octet_packer_close: (skip)
 * @self: a packer
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Writes the rest, ends the packed stream and closes the file.
 *
 * Returns: whether the file is whole
 */
gboolean
octet_packer_close (OctetPacker  *self,
                    GError      **error)
{
  int fd = self->fd;

  if (!pack (self, TRUE, error))
    return FALSE;
  self->fd = -1;
  /* Some file systems report a full disk only here. */
  return close (fd) == 0 || set_errno_error (error);
}
