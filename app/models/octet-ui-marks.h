/* octet-ui-marks.h - what a person noted on the packets of a capture: marks, comments, colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lives in the main thread. Nothing here is in the file until somebody saves it.
 */
#pragma once

#include <glib-object.h>

#include "packets/octet-bitset.h"

G_BEGIN_DECLS

/**
 * OctetUiMark: (skip)
 * @OCTET_UI_MARK_MARKED: the packet is marked
 * @OCTET_UI_MARK_IGNORED: the packet is to be taken as if it were not there
 * @OCTET_UI_MARK_REFERENCE: times count from this packet on
 * @OCTET_UI_N_MARKS: how many there are; behind it stand changes that are not a set of packets
 * @OCTET_UI_MARK_COMMENT: the packet's comment was edited
 * @OCTET_UI_MARK_COLOR: a conversation was given a colour
 * @OCTET_UI_N_MARK_CHANGES: how many kinds of change there are
 *
 * What can be noted, and what the "changed" signal is about.
 */
typedef enum
{
  OCTET_UI_MARK_MARKED,
  OCTET_UI_MARK_IGNORED,
  OCTET_UI_MARK_REFERENCE,
  OCTET_UI_N_MARKS,
  OCTET_UI_MARK_COMMENT = OCTET_UI_N_MARKS,
  OCTET_UI_MARK_COLOR,
  OCTET_UI_N_MARK_CHANGES,
} OctetUiMark;

/* Colours that a conversation can have, numbered from 1. */
#define OCTET_UI_N_FLOW_COLORS 9
/* A comment's octets: what fits the 16-bit length of a pcapng option, zero octet left aside. */
#define OCTET_UI_MAX_COMMENT 65534

#define OCTET_UI_TYPE_MARKS (octet_ui_marks_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiMarks, octet_ui_marks, OCTET_UI, MARKS, GObject)

OctetUiMarks *octet_ui_marks_new             (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean      octet_ui_marks_get             (OctetUiMarks      *self,
                                              OctetUiMark        mark,
                                              guint32            number);
void          octet_ui_marks_set             (OctetUiMarks      *self,
                                              OctetUiMark        mark,
                                              guint32            number,
                                              gboolean           is_set);
void          octet_ui_marks_set_many        (OctetUiMarks      *self,
                                              OctetUiMark        mark,
                                              const OctetBitset *packets,
                                              gboolean           is_set);
void          octet_ui_marks_load            (OctetUiMarks      *self,
                                              OctetUiMark        mark,
                                              const OctetBitset *packets);
void          octet_ui_marks_clear           (OctetUiMarks      *self,
                                              OctetUiMark        mark);
guint32       octet_ui_marks_get_count       (OctetUiMarks      *self,
                                              OctetUiMark        mark);
OctetBitset  *octet_ui_marks_get_bitset      (OctetUiMarks      *self,
                                              OctetUiMark        mark);
OctetBitset  *octet_ui_marks_copy_bitset     (OctetUiMarks      *self,
                                              OctetUiMark        mark) G_GNUC_WARN_UNUSED_RESULT;
guint32       octet_ui_marks_find_next       (OctetUiMarks      *self,
                                              OctetUiMark        mark,
                                              guint32            number);
guint32       octet_ui_marks_find_previous   (OctetUiMarks      *self,
                                              OctetUiMark        mark,
                                              guint32            number);

gboolean      octet_ui_marks_get_comment     (OctetUiMarks      *self,
                                              guint32            number,
                                              const char       **ret_comment);
void          octet_ui_marks_set_comment     (OctetUiMarks      *self,
                                              guint32            number,
                                              const char        *comment);
GArray       *octet_ui_marks_list_comments   (OctetUiMarks      *self) G_GNUC_WARN_UNUSED_RESULT;

guint         octet_ui_marks_get_flow_color  (OctetUiMarks      *self,
                                              guint32            flow);
void          octet_ui_marks_set_flow_color  (OctetUiMarks      *self,
                                              guint32            flow,
                                              guint              color);
void          octet_ui_marks_clear_flow_colors (OctetUiMarks    *self);
guint         octet_ui_marks_get_n_flow_colors (OctetUiMarks    *self);

gboolean      octet_ui_marks_can_undo        (OctetUiMarks      *self,
                                              OctetUiMark        mark);
gboolean      octet_ui_marks_undo            (OctetUiMarks      *self,
                                              OctetUiMark        mark);
gboolean      octet_ui_marks_is_unsaved      (OctetUiMarks      *self);
void          octet_ui_marks_set_saved       (OctetUiMarks      *self);

G_END_DECLS
