/* octet-notes.h - how a note (expert item) stands in the tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"

G_BEGIN_DECLS

const char *octet_note_severity_get_name (OctetNoteSeverity severity);
const char *octet_note_group_get_name    (OctetNoteGroup group);
guint32     octet_note_severity_get_code (OctetNoteSeverity severity);
guint32     octet_note_group_get_code    (OctetNoteGroup group);
void        octet_notes_add              (OctetDissector   *self,
                                          guint32           parent,
                                          const OctetField *field,
                                          const OctetNote  *note,
                                          const char       *message,
                                          gboolean          key_is_wanted);

G_END_DECLS
