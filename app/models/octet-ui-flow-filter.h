/* octet-ui-flow-filter.h - the filter that shows one conversation only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "flows/octet-flow-table.h"

G_BEGIN_DECLS

char *octet_ui_flow_filter (const OctetFlowTable *flows,
                            const OctetFlow      *flow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
