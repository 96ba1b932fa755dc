/* octet-cursor.h - dissects single packets of a session, in any order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cursor belongs to one thread. There may be many: the main thread has one,
 * each filter run and each export its own. It may be used while the first pass
 * is still running; it then sees what the packets so far have left behind.
 */
#pragma once

#include "dissect/octet-dissector.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

typedef struct _OctetCursor OctetCursor;

OctetCursor        *octet_cursor_new         (OctetSession *session);
void                octet_cursor_free        (OctetCursor *self);
void                octet_cursor_set_wanted  (OctetCursor       *self,
                                              const OctetWanted *wanted);
void                octet_cursor_set_shown   (OctetCursor *self,
                                              guint32      number);
void                octet_cursor_hold        (OctetCursor *self);
void                octet_cursor_release     (OctetCursor *self);
const OctetSummary *octet_cursor_dissect     (OctetCursor *self,
                                              guint32      number,
                                              OctetDepth   depth,
                                              gboolean     wants_summary,
                                              OctetTree   *tree,
                                              GError     **error);
const OctetFrameInfo *octet_cursor_get_frame (OctetCursor *self);
const guint8       *octet_cursor_get_bytes   (OctetCursor *self,
                                              gsize       *ret_size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetCursor, octet_cursor_free)

G_END_DECLS
