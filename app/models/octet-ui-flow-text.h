/* octet-ui-flow-text.h - a conversation in words: ends, sizes, times, and all of it for the ear.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session/octet-flow-list.h"

G_BEGIN_DECLS

char       *octet_ui_flow_text_end       (OctetFlowItem *item,
                                          guint          side) G_GNUC_WARN_UNUSED_RESULT;
char       *octet_ui_flow_text_name      (OctetFlowItem *item,
                                          OctetNames    *names) G_GNUC_WARN_UNUSED_RESULT;
char       *octet_ui_flow_text_size      (guint64        bytes) G_GNUC_WARN_UNUSED_RESULT;
char       *octet_ui_flow_text_span      (gint64         nanoseconds) G_GNUC_WARN_UNUSED_RESULT;
const char *octet_ui_flow_text_state     (OctetFlowItem *item);
const char *octet_ui_flow_text_level     (OctetFlowLevel level);
char       *octet_ui_flow_text_describe  (OctetFlowItem *item,
                                          OctetNames    *names) G_GNUC_WARN_UNUSED_RESULT;
char       *octet_ui_flow_text_csv       (OctetFlowItem *item,
                                          OctetNames    *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
