/* octet-ui-arrows.h - the packets of one conversation as arrows between its two ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread finds them; what an arrow says is worked out when somebody looks at it.
 */
#pragma once

#include "analysis/octet-ladder.h"
#include "session/octet-flow-list.h"

G_BEGIN_DECLS

/**
 * OctetUiArrow: (skip)
 * @step: which packet, from whom, and the states of both ends
 * @time: ns since the capture's first packet
 * @pause: ns since the packet before it, 0 for the first
 * @chip: TCP's flags, or the protocol
 * @numbers: (nullable): sequence and acknowledgment number
 * @meaning: (nullable): what the payload is
 * @sentence: what happens here
 *
 * One packet, as the ladder draws it.
 */
typedef struct
{
  OctetLadderStep step;
  gint64          time;
  gint64          pause;
  char           *chip;
  char           *numbers;
  char           *meaning;
  char           *sentence;
} OctetUiArrow;

#define OCTET_UI_TYPE_ARROWS (octet_ui_arrows_get_type ())
G_DECLARE_FINAL_TYPE (OctetUiArrows, octet_ui_arrows, OCTET_UI, ARROWS, GObject)

OctetUiArrows      *octet_ui_arrows_new         (OctetSession  *session,
                                                 OctetFlowItem *item) G_GNUC_WARN_UNUSED_RESULT;
guint               octet_ui_arrows_get_n       (OctetUiArrows *self);
gboolean            octet_ui_arrows_is_tcp      (OctetUiArrows *self);
gboolean            octet_ui_arrows_is_finished (OctetUiArrows *self);
OctetLadder        *octet_ui_arrows_get_ladder  (OctetUiArrows *self);
const OctetUiArrow *octet_ui_arrows_get         (OctetUiArrows *self,
                                                 guint          index);
char               *octet_ui_arrows_describe    (OctetUiArrows *self,
                                                 guint          index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
