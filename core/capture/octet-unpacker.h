/* octet-unpacker.h - gzip, zstd and lz4 streams, unpacked piece by piece.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OctetCompression:
 * @OCTET_COMPRESSION_NONE: plain
 * @OCTET_COMPRESSION_GZIP: gzip, RFC 1952
 * @OCTET_COMPRESSION_ZSTD: Zstandard, RFC 8878
 * @OCTET_COMPRESSION_LZ4: LZ4 frames
 *
 * How a capture file is packed.
 */
typedef enum
{
  OCTET_COMPRESSION_NONE,
  OCTET_COMPRESSION_GZIP,
  OCTET_COMPRESSION_ZSTD,
  OCTET_COMPRESSION_LZ4,
} OctetCompression;

typedef struct _OctetUnpacker OctetUnpacker;

OctetCompression  octet_compression_detect      (const guint8      *bytes,
                                                 gsize              size);
const char       *octet_compression_get_name    (OctetCompression   self);

OctetUnpacker    *octet_unpacker_new            (OctetCompression   compression);
void              octet_unpacker_free           (OctetUnpacker     *self);
gboolean          octet_unpacker_run            (OctetUnpacker     *self,
                                                 const guint8      *packed,
                                                 gsize              packed_size,
                                                 gsize             *ret_used,
                                                 guint8            *plain,
                                                 gsize              plain_size,
                                                 gsize             *ret_made);
gboolean          octet_unpacker_is_between     (const OctetUnpacker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetUnpacker, octet_unpacker_free)

G_END_DECLS
