/* octet-ui-filter-join.h - puts a filter together from the one that is applied and one more test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OctetUiFilterJoin:
 * @OCTET_UI_FILTER_ONLY: the test in place of the filter
 * @OCTET_UI_FILTER_NOT: its opposite in place of the filter
 * @OCTET_UI_FILTER_AND: both must hold
 * @OCTET_UI_FILTER_OR: one of them must hold
 * @OCTET_UI_FILTER_AND_NOT: the filter must hold, and not the test
 */
typedef enum
{
  OCTET_UI_FILTER_ONLY,
  OCTET_UI_FILTER_NOT,
  OCTET_UI_FILTER_AND,
  OCTET_UI_FILTER_OR,
  OCTET_UI_FILTER_AND_NOT,
} OctetUiFilterJoin;

char *octet_ui_filter_join (const char        *filter,
                            const char        *test,
                            OctetUiFilterJoin  how) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
