/* octet-ui-statistic-kind.h - what can be counted over a capture, and what is shown of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "analysis/octet-statistic.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

#define OCTET_UI_STATISTIC_MAX_COLUMNS 8

/**
 * OctetUiStatisticKind: (skip)
 * @key: what actions and history call it
 * @title: what people call it, N_()
 * @none: what is said where nothing was counted, N_()
 * @begin: makes an empty one
 * @columns: keys of the columns that are shown, from left to right
 * @packet: (nullable): the column with the packet that an activated row leads to
 *
 * One thing to count.
 */
typedef struct
{
  const char      *key;
  const char      *title;
  const char      *none;
  OctetStatistic *(*begin) (OctetSession *session);
  const char      *columns[OCTET_UI_STATISTIC_MAX_COLUMNS];
  const char      *packet;
} OctetUiStatisticKind;

guint                       octet_ui_statistic_kind_get_count (void);
const OctetUiStatisticKind *octet_ui_statistic_kind_get       (guint       index);
guint                       octet_ui_statistic_kind_find      (const char *key);

G_END_DECLS
