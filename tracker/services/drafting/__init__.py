"""The report in the making: begun, composed anew, edited, checked and issued."""
