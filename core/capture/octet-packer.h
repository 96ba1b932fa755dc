/* octet-packer.h - writes a file through gzip, zstd, lz4 or plainly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "capture/octet-unpacker.h"

G_BEGIN_DECLS

typedef struct _OctetPacker OctetPacker;

OctetPacker *octet_packer_new   (int                fd,
                                 OctetCompression   compression);
void         octet_packer_free  (OctetPacker       *self);
gboolean     octet_packer_write (OctetPacker       *self,
                                 const guint8      *bytes,
                                 gsize              size,
                                 GError           **error);
gboolean     octet_packer_flush (OctetPacker       *self,
                                 GError           **error);
gboolean     octet_packer_close (OctetPacker       *self,
                                 GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetPacker, octet_packer_free)

G_END_DECLS
