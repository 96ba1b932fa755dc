/* octet-ui-selection.h - what is selected in a capture: packet, field, bytes; all views follow it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No view talks to another: a view sets something here, and redraws when this says so.
 */
#pragma once

#include "dissect/octet-tree.h"
#include "models/octet-ui-branches.h"
#include "models/octet-ui-marks.h"
#include "models/octet-ui-shown.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/**
 * OctetUiRange: (skip)
 * @source: index of the bytes: 0 the packet itself
 * @position: first octet
 * @size: octets; 0 for none
 */
typedef struct
{
  guint source;
  gsize position;
  gsize size;
} OctetUiRange;

#define OCTET_UI_TYPE_SELECTION (octet_ui_selection_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiSelection, octet_ui_selection, OCTET_UI, SELECTION, GObject)

OctetUiSelection  *octet_ui_selection_new         (OctetSession       *session)
  G_GNUC_WARN_UNUSED_RESULT;
OctetSession      *octet_ui_selection_get_session (OctetUiSelection   *self);
OctetUiShown      *octet_ui_selection_get_shown   (OctetUiSelection   *self);
OctetUiMarks      *octet_ui_selection_get_marks   (OctetUiSelection   *self);
OctetUiBranches   *octet_ui_selection_get_branches
                                                  (OctetUiSelection   *self);
const OctetTree   *octet_ui_selection_get_tree    (OctetUiSelection   *self);
const char        *octet_ui_selection_get_error   (OctetUiSelection   *self);
guint32            octet_ui_selection_get_packet  (OctetUiSelection   *self);
void               octet_ui_selection_set_packet  (OctetUiSelection   *self,
                                                   guint32             packet);
guint32            octet_ui_selection_get_other   (OctetUiSelection   *self);
void               octet_ui_selection_set_pair    (OctetUiSelection   *self,
                                                   guint32             other,
                                                   guint32             packet);
guint32            octet_ui_selection_get_flow    (OctetUiSelection   *self);
guint32            octet_ui_selection_get_node    (OctetUiSelection   *self);
void               octet_ui_selection_set_node    (OctetUiSelection   *self,
                                                   guint32             node);
guint32            octet_ui_selection_get_hover   (OctetUiSelection   *self);
void               octet_ui_selection_set_hover   (OctetUiSelection   *self,
                                                   guint32             node);
OctetUiRange       octet_ui_selection_get_range   (OctetUiSelection   *self);
void               octet_ui_selection_set_range   (OctetUiSelection   *self,
                                                   const OctetUiRange *range);
guint32            octet_ui_selection_find_at     (OctetUiSelection   *self,
                                                   guint               source,
                                                   gsize               position,
                                                   guint32             not_this);

G_END_DECLS
